import type { analyseTask } from './analyse-task.ts';
import type { blindTask } from './blind-task.ts';
import type { lookTask } from './look-task.ts';
import type { maskTask } from './mask-task.ts';
import type { normaliseTask } from './normalise-task.ts';
import type { qualityTask } from './quality-task.ts';

/** A piece of image work as it is done inside a worker process: plain data in, plain data out, throws to refuse. */
export type ImageTask<Input, Output> = (input: Input) => Promise<Output>;

/** Every task by name. A new one is a line here, one in `imageTasks`, and a module of its own. */
type Tasks = {
  normalise: typeof normaliseTask;
  look: typeof lookTask;
  quality: typeof qualityTask;
  analyse: typeof analyseTask;
  mask: typeof maskTask;
  blind: typeof blindTask;
};

export type ImageTaskName = keyof Tasks;
export type TaskInput<Name extends ImageTaskName> = Parameters<Tasks[Name]>[0];
export type TaskOutput<Name extends ImageTaskName> = Awaited<ReturnType<Tasks[Name]>>;

/** Uploads and analyses have processes of their own, so that a long analysis never stands before a photo to be stored. */
export type Lane = 'upload' | 'analysis';

/**
 * `load` is called in the worker only, the first time the task is wanted: a process that stores photos never pays for
 * the libraries of an analysis. `timeoutMs`: after this the worker is ended and the task fails.
 */
export const imageTasks: {
  [Name in ImageTaskName]: { lane: Lane; timeoutMs: number; load: () => Promise<Tasks[Name]> };
} = {
  normalise: {
    lane: 'upload',
    timeoutMs: 60_000,
    load: async () => (await import('./normalise-task.ts')).normaliseTask,
  },
  look: {
    lane: 'upload',
    timeoutMs: 60_000,
    load: async () => (await import('./look-task.ts')).lookTask,
  },
  quality: {
    lane: 'analysis',
    timeoutMs: 60_000,
    load: async () => (await import('./quality-task.ts')).qualityTask,
  },
  analyse: {
    lane: 'analysis',
    timeoutMs: 180_000,
    load: async () => (await import('./analyse-task.ts')).analyseTask,
  },
  mask: {
    lane: 'analysis',
    timeoutMs: 60_000,
    load: async () => (await import('./mask-task.ts')).maskTask,
  },
  blind: {
    lane: 'analysis',
    timeoutMs: 60_000,
    load: async () => (await import('./blind-task.ts')).blindTask,
  },
};

/** Importance to the operating system, 0–19: both give way to the server, analysis gives way to everything. */
export const laneNiceness: Record<Lane, number> = { upload: 10, analysis: 19 };
