import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';

const builtServer = new URL('../../dist/server/main.js', import.meta.url).href;
const projectFolder = fileURLToPath(new URL('../..', import.meta.url));

/** The built server as a process that can be killed and started again on the same port and folder. */
export type KilledServer = {
  address: string;
  /** Starts it; resolves with the milliseconds until it answered `/api/ready`. */
  start: () => Promise<number>;
  /** SIGKILL: no handler runs, nothing is flushed. Resolves when the process is gone. */
  kill: () => Promise<void>;
};

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  await once(server, 'close');
  return typeof address === 'object' && address !== null ? address.port : 0;
}

async function isReady(address: string): Promise<boolean> {
  return fetch(`${address}/api/ready`).then(
    ({ ok }) => ok,
    () => false,
  );
}

export async function killedServer(dataFolder: string, setupCode: string): Promise<KilledServer> {
  const port = await freePort();
  const address = `http://127.0.0.1:${port}`;
  let child: ChildProcess | undefined;
  return {
    address,
    async start() {
      const since = performance.now();
      const run = `const { run } = await import(${JSON.stringify(builtServer)}); await run();`;
      child = spawn(process.execPath, ['--input-type=module', '-e', run], {
        cwd: projectFolder,
        stdio: ['ignore', 'ignore', 'inherit'],
        env: {
          ...process.env,
          DATA_DIR: dataFolder,
          PORT: String(port),
          SETUP_CODE: setupCode,
          LOG_LEVEL: 'silent',
          MIN_FREE_MB: '0',
          IMAGE_WORKERS: '2',
        },
      });
      while (!(await isReady(address))) {
        if (child.exitCode !== null) throw new Error(`The server ended with ${child.exitCode} at its start.`);
        await pause(20);
      }
      return performance.now() - since;
    },
    async kill() {
      if (child === undefined || child.exitCode !== null) return;
      const gone = once(child, 'exit');
      child.kill('SIGKILL');
      await gone;
    },
  };
}
