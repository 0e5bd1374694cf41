import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { makeVisitor, type Visitor } from '../support/visitor.ts';

/** A clinic in a process of its own, set up, with a doctor signed in. */
export type BenchClinic = {
  dataFolder: string;
  memoryFile: string;
  doctor: Visitor;
  /** Stops the process and starts it again on the same data; the doctor stays signed in. */
  restart: () => Promise<void>;
  close: () => Promise<void>;
};

export const setupCode = 'bench-setup';
const person = { email: 'doctor@clinic.example', password: 'a password for measuring' };

/** The real server in a process of its own on a data folder, and where it listens. `memoryFile`: what it serves from memory. */
export async function forkServer(
  dataFolder: string,
  { port = '0', memoryFile = '' }: { port?: string; memoryFile?: string },
): Promise<{ child: ChildProcess; address: string }> {
  const child = fork(fileURLToPath(new URL('./bench-server.ts', import.meta.url)), {
    env: {
      ...process.env,
      PORT: port,
      DATA_DIR: dataFolder,
      SETUP_CODE: setupCode,
      LOG_LEVEL: 'error',
      BENCH_BODY: memoryFile,
    },
  });
  const [address] = (await once(child, 'message')) as [string];
  return { child, address };
}

export async function startBenchClinic(): Promise<BenchClinic> {
  const dataFolder = await mkdtemp(join(tmpdir(), 'whorl-bench-'));
  const memoryFile = join(dataFolder, 'memory.json');
  let child: ChildProcess;
  let address = '';
  const launch = async (port: string) => {
    ({ child, address } = await forkServer(dataFolder, { port, memoryFile }));
  };
  const end = async () => {
    const exited = once(child, 'exit');
    child.kill('SIGKILL');
    await exited;
  };
  await launch('0');
  const doctor = makeVisitor(address);
  await doctor.post('/api/setup', {
    code: setupCode,
    clinic: 'Bench Clinic',
    branch: 'One',
    timeZone: 'Europe/Istanbul',
    language: 'en',
    name: 'Doctor Example',
    ...person,
  });
  const { body } = await doctor.get('/api/people');
  await doctor.patch(`/api/people/${body.people[0].id}`, 1, { roles: ['admin', 'doctor'] });
  await doctor.post('/api/session', person);
  return {
    dataFolder,
    memoryFile,
    doctor,
    async restart() {
      await end();
      await launch(new URL(address).port);
    },
    async close() {
      await end();
      await rm(dataFolder, { recursive: true, force: true });
    },
  };
}
