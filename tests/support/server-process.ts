import { type ChildProcessWithoutNullStreams, spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';

const startScript = fileURLToPath(new URL('../../server/start.mjs', import.meta.url));

/** `npm start` as a process of its own, with everything it has printed so far. */
export type ServerProcess = {
  child: ChildProcessWithoutNullStreams;
  printed: () => string;
  /** Resolves with the match as soon as the pattern has been printed; rejects when the process ends before. */
  says: (pattern: RegExp) => Promise<RegExpExecArray>;
  ended: Promise<number | null>;
};

const started = new Set<ChildProcessWithoutNullStreams>();

/** Ends what a failed test left running: it would take the machine from those that follow. */
export async function killStarted(): Promise<void> {
  const left = [...started].filter(({ exitCode, signalCode }) => exitCode === null && signalCode === null);
  const ended = left.map((child) => once(child, 'close'));
  for (const child of left) child.kill('SIGKILL');
  await Promise.all(ended);
  started.clear();
}

export function startProcess(
  environment: Record<string, string>,
  words: readonly string[] = [],
): ServerProcess {
  const child = spawn(process.execPath, [startScript, ...words], { env: { ...process.env, ...environment } });
  started.add(child);
  let text = '';
  const listeners = new Set<() => void>();
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8');
    stream.on('data', (piece: string) => {
      text += piece;
      for (const listener of listeners) listener();
    });
  }
  const ended = once(child, 'close').then(([code]) => code as number | null);
  return {
    child,
    printed: () => text,
    ended,
    says: (pattern) =>
      new Promise((resolve, reject) => {
        const look = () => {
          const match = pattern.exec(text);
          if (match !== null) {
            listeners.delete(look);
            resolve(match);
          }
        };
        listeners.add(look);
        look();
        void ended.then((code) =>
          reject(new Error(`The server ended with ${code} before it said ${pattern}:\n${text}`)),
        );
      }),
  };
}
