import { availableParallelism } from 'node:os';
import { type ImageTaskName, imageTasks, type Lane, type TaskInput, type TaskOutput } from './image-tasks.ts';
import { poolError, startWorker, type WorkerProcess } from './image-worker-process.ts';

export type ImagePool = {
  /**
   * Runs a task in a worker process of its lane, in order of asking. Rejects with a refusal (imaging/refusal.ts), the
   * task's own error, or a pool failure (image-worker-process.ts). A task whose process dies is not tried again.
   */
  run<Name extends ImageTaskName>(
    name: Name,
    input: TaskInput<Name>,
    signal?: AbortSignal,
  ): Promise<TaskOutput<Name>>;
  /** Starts the processes of a lane before the first task needs them. */
  warm(lane: Lane): void;
  /** Process ids of a lane, for the health page and for tests. */
  processIds(lane: Lane): number[];
  /** Tasks that wait or run. */
  pending(lane: Lane): number;
  /** Tasks that wait for a process. */
  waiting(lane: Lane): number;
  /** Takes nothing more, lets what is asked for finish, ends the processes. */
  close(): Promise<void>;
};

type Waiting = { start: (worker: WorkerProcess) => void };
type LaneState = { idle: WorkerProcess[]; all: Set<WorkerProcess>; waiting: Waiting[]; size: number };

/**
 * A pool of image processes: `size` for uploads (default: one a core) and one fewer, at least one, for analyses at the
 * lowest priority of the system. A process that crashes or is killed costs its one task; the next task gets a new one.
 */
export function createImagePool(size: number = availableParallelism()): ImagePool {
  const lane = (laneSize: number): LaneState => ({ idle: [], all: new Set(), waiting: [], size: laneSize });
  const lanes: Record<Lane, LaneState> = { upload: lane(size), analysis: lane(Math.max(1, size - 1)) };
  const running = new Set<Promise<unknown>>();
  let closed = false;

  function add(name: Lane): WorkerProcess {
    const state = lanes[name];
    const worker = startWorker(name, () => {
      state.all.delete(worker);
      state.idle = state.idle.filter((other) => other !== worker);
    });
    state.all.add(worker);
    return worker;
  }

  function dispatch(name: Lane): void {
    const state = lanes[name];
    while (state.waiting.length > 0) {
      const worker = state.idle.pop() ?? (state.all.size < state.size ? add(name) : undefined);
      if (worker === undefined) return;
      state.waiting.shift()?.start(worker);
    }
  }

  /** Resolves with a process that is this caller's alone, in order of asking. */
  function worker(name: Lane, signal: AbortSignal | undefined): Promise<WorkerProcess> {
    return new Promise((resolve, reject) => {
      const state = lanes[name];
      const waiting: Waiting = {
        start(free) {
          signal?.removeEventListener('abort', onAbort);
          resolve(free);
        },
      };
      const onAbort = () => {
        state.waiting = state.waiting.filter((other) => other !== waiting);
        reject(poolError('aborted'));
      };
      if (signal?.aborted) return onAbort();
      signal?.addEventListener('abort', onAbort, { once: true });
      state.waiting.push(waiting);
      dispatch(name);
    });
  }

  async function runIn(name: ImageTaskName, input: TaskInput<ImageTaskName>, signal?: AbortSignal) {
    const { lane: laneName, timeoutMs } = imageTasks[name];
    const state = lanes[laneName];
    const taken = await worker(laneName, signal);
    try {
      return await taken.run(name, input, { timeoutMs, signal });
    } finally {
      if (state.all.has(taken)) state.idle.push(taken);
      dispatch(laneName);
    }
  }

  return {
    run(name, input, signal) {
      if (closed) return Promise.reject(poolError('closed'));
      const work = runIn(name, input, signal);
      running.add(work);
      const done = () => running.delete(work);
      work.then(done, done);
      return work as Promise<TaskOutput<typeof name>>;
    },
    warm(name) {
      const state = lanes[name];
      while (state.all.size < state.size) state.idle.push(add(name));
    },
    processIds: (name) => [...lanes[name].all].flatMap(({ pid }) => (pid === undefined ? [] : [pid])),
    waiting: (name) => lanes[name].waiting.length,
    pending: (name) => lanes[name].waiting.length + lanes[name].all.size - lanes[name].idle.length,
    async close() {
      closed = true;
      await Promise.allSettled(running);
      const workers = Object.values(lanes).flatMap(({ all }) => [...all]);
      await Promise.all(workers.map((process) => process.stop()));
    },
  };
}
