import { setPriority } from 'node:os';
import { refusalOf } from '../imaging/refusal.ts';
import { type ImageTaskName, imageTasks } from './image-tasks.ts';
import type { WorkerAnswer, WorkerOrder } from './image-worker-messages.ts';

/** Entry of a worker process: one task at a time, asked and answered over the channel to the server. */
const niceness = Number(process.argv[2]);
setPriority(niceness);

/** What went wrong, as data: a refusal goes to the person, a failure to the log. */
function failure(id: number, error: unknown): WorkerAnswer {
  const refusal = refusalOf(error);
  if (refusal !== null) return { id, refusal };
  const { message, stack, code } = error as NodeJS.ErrnoException;
  return { id, failure: { message, stack, code } };
}

async function run<Name extends ImageTaskName>(order: WorkerOrder<Name>): Promise<WorkerAnswer> {
  const task = (await imageTasks[order.name].load()) as (input: unknown) => Promise<unknown>;
  return { id: order.id, output: await task(order.input) };
}

process.on('message', async (order: WorkerOrder<ImageTaskName>) => {
  const answer = await run(order).catch((error: unknown) => failure(order.id, error));
  // Where the server is gone the answer cannot be sent; `disconnect` ends this process.
  process.send?.(answer, undefined, {}, () => {});
  // Two photos' pixels lie outside the heap, which does not hurry for them: given back before the next are read.
  if (order.name === 'analyse') setImmediate(() => globalThis.gc?.());
});

// The server is gone, however it went: nobody waits for this work.
process.on('disconnect', () => process.exit());
// Ctrl-C and a service manager reach the whole group; the server decides when its workers have drained.
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => {});
