import { type ChildProcess, fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { environmentWith } from '../config.ts';
import { refused } from '../imaging/refusal.ts';
import { type ImageTaskName, type Lane, laneNiceness, type TaskInput } from './image-tasks.ts';
import type { WorkerAnswer } from './image-worker-messages.ts';

/**
 * Why a task came to nothing though its file may be good:
 * `died` the process crashed or was killed · `timed_out` · `aborted` by the caller · `closed` the server stops.
 */
export type PoolFailure = 'died' | 'timed_out' | 'aborted' | 'closed';

export function poolError(poolFailure: PoolFailure): Error {
  return Object.assign(new Error(`Image work came to nothing: ${poolFailure}`), { poolFailure });
}

/** The pool's own failure an error carries, or `null`. */
export function poolFailureOf(error: unknown): PoolFailure | null {
  return error instanceof Error && 'poolFailure' in error ? (error.poolFailure as PoolFailure) : null;
}

/**
 * Heap of JavaScript only; pixels live outside it and are bounded by the ceiling of pixels. What is young is
 * collected early, and WebAssembly compiled one function at a time (each saves a worker 25 MB at its fullest) and well
 * only where it is much used (8 MB, and what is used first is there sooner).
 */
const sparingFlags = [
  '--max-old-space-size=512',
  '--expose-gc',
  '--max-semi-space-size=8',
  '--wasm-num-compilation-tasks=1',
  '--wasm-tiering-budget=30000000',
];
/** Two arenas instead of eight a core, and pictures are given back to the system at once: halves what a worker keeps. */
const sparingEnvironment = {
  MALLOC_ARENA_MAX: '2',
  MALLOC_MMAP_THRESHOLD_: '1000000',
  MALLOC_TRIM_THRESHOLD_: '1000000',
};

function start(lane: Lane): ChildProcess {
  const runsSource = import.meta.url.endsWith('.ts');
  const entry = fileURLToPath(new URL(`./image-worker.${runsSource ? 'ts' : 'js'}`, import.meta.url));
  return fork(entry, [String(laneNiceness[lane])], {
    serialization: 'advanced',
    execArgv: [...sparingFlags, ...(runsSource ? ['--import', 'tsx'] : [])],
    env: environmentWith(sparingEnvironment),
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  });
}

export type WorkerProcess = {
  readonly pid: number | undefined;
  /** One task at a time. Rejects with a refusal, the task's own error, or a `poolError`. */
  run<Name extends ImageTaskName>(
    name: Name,
    input: TaskInput<Name>,
    until: { timeoutMs: number; signal: AbortSignal | undefined },
  ): Promise<unknown>;
  stop(): Promise<void>;
};

function outcome(answer: WorkerAnswer): unknown {
  if ('refusal' in answer) throw refused(answer.refusal.code, answer.refusal.values);
  if ('failure' in answer) {
    const { message, stack, code } = answer.failure;
    throw Object.assign(new Error(message), { stack, code });
  }
  return answer.output;
}

/** A worker process, started now; `onExit` is called once, however it ends. */
export function startWorker(lane: Lane, onExit: () => void): WorkerProcess {
  const child = start(lane);
  let lastId = 0;
  const exited = new Promise<void>((resolve) => {
    const gone = () => {
      onExit();
      resolve();
    };
    child.once('exit', gone);
    // Where the process could not even be started there is no `exit`.
    child.on('error', () => child.pid === undefined && gone());
  });
  const end = () => {
    child.kill('SIGKILL');
    return exited;
  };

  return {
    pid: child.pid,
    run(name, input, { timeoutMs, signal }) {
      lastId += 1;
      const id = lastId;
      return new Promise((resolve, reject) => {
        // A task that is cut short settles only when its process is gone: nothing writes behind the caller's back.
        let why: PoolFailure = 'died';
        const cut = (reason: PoolFailure) => {
          why = reason;
          void end();
        };
        const onAbort = () => cut('aborted');
        const timer = setTimeout(() => cut('timed_out'), timeoutMs);
        const settle = (how: () => unknown) => {
          clearTimeout(timer);
          signal?.removeEventListener('abort', onAbort);
          child.off('message', onMessage);
          try {
            resolve(how());
          } catch (error) {
            reject(error);
          }
        };
        const onMessage = (answer: WorkerAnswer) => {
          if (answer.id === id) settle(() => outcome(answer));
        };
        child.on('message', onMessage);
        signal?.addEventListener('abort', onAbort, { once: true });
        void exited.then(() =>
          settle(() => {
            throw poolError(why);
          }),
        );
        child.send({ id, name, input }, () => {});
      });
    },
    stop: end,
  };
}
