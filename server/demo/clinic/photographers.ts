import { type ChildProcess, fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { environmentWith } from '../../config.ts';
import type { Delivery, Order } from './photographer-process.ts';
import type { Picture } from './sittings.ts';

/** Heap of JavaScript; a picture of six megapixels needs half of it beside its pixels. */
const maxHeapMegabytes = 512;

function startPhotographer(): ChildProcess {
  const runsSource = import.meta.url.endsWith('.ts');
  const entry = fileURLToPath(new URL(`./photographer-process.${runsSource ? 'ts' : 'js'}`, import.meta.url));
  return fork(entry, [], {
    serialization: 'advanced',
    execArgv: [`--max-old-space-size=${maxHeapMegabytes}`, ...(runsSource ? ['--import', 'tsx'] : [])],
    env: environmentWith({ MALLOC_ARENA_MAX: '2' }),
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  });
}

function taken(child: ChildProcess, order: Order): Promise<Uint8Array> {
  return new Promise((resolve, reject) => {
    const settle = () => {
      child.off('message', onMessage);
      child.off('exit', onExit);
    };
    const onMessage = (delivery: Delivery) => {
      if (delivery.id !== order.id) return;
      settle();
      if ('jpeg' in delivery) resolve(delivery.jpeg);
      else reject(new Error(delivery.failure));
    };
    const onExit = () => {
      settle();
      reject(new Error('The process that takes the pictures ended.'));
    };
    child.on('message', onMessage);
    child.once('exit', onExit);
    child.send(order, () => {});
  });
}

/**
 * Has pictures taken by `count` processes and hands each over as soon as it is there. At most `count` pictures exist at
 * a time. Throws what `deliver` throws, or the first failure; `signal` ends the processes at once.
 */
export async function photographAll<T extends { picture: Picture }>(
  jobs: readonly T[],
  count: number,
  signal: AbortSignal,
  deliver: (job: T, jpeg: Uint8Array) => Promise<void>,
): Promise<void> {
  const children: ChildProcess[] = [];
  const end = () => {
    for (const child of children) child.kill('SIGKILL');
  };
  const queue = [...jobs.entries()];
  const work = async () => {
    let child: ChildProcess | undefined;
    for (let next = queue.shift(); next !== undefined; next = queue.shift()) {
      signal.throwIfAborted();
      child ??= startPhotographer();
      if (!children.includes(child)) children.push(child);
      const [id, job] = next;
      const { person, state, shot } = job.picture;
      await deliver(job, await taken(child, { id, person, state, shot }));
    }
  };
  signal.addEventListener('abort', end, { once: true });
  try {
    await Promise.all(Array.from({ length: count }, work));
  } finally {
    signal.removeEventListener('abort', end);
    queue.length = 0;
    end();
  }
}
