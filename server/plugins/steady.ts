import { AppError } from '../errors.ts';

/** The least a sender may bring: below it, an upload would hold its place for hours. */
export type LeastRate = { bytes: number; withinMs: number };

const late = Symbol('late');

/** The next chunk, or `late` after `ms`. */
async function nextWithin<T>(next: Promise<T>, ms: number): Promise<T | typeof late> {
  let timer: NodeJS.Timeout | undefined;
  const deadline = new Promise<typeof late>((resolve) => {
    timer = setTimeout(() => resolve(late), ms);
  });
  try {
    return await Promise.race([next, deadline]);
  } finally {
    clearTimeout(timer);
  }
}

/**
 * The same bytes, as long as they keep coming: throws `upload_too_slow` where fewer than `bytes` came in `withinMs` of
 * waiting. Only waiting for the sender counts, never the time our own disk takes.
 */
export async function* steady(
  source: AsyncIterable<Uint8Array>,
  { bytes, withinMs }: LeastRate,
): AsyncGenerator<Uint8Array> {
  const iterator = source[Symbol.asyncIterator]();
  let pending = iterator.next();
  let waitedMs = 0;
  let came = 0;
  for (;;) {
    const since = performance.now();
    const next = await nextWithin(pending, Math.max(1, withinMs - waitedMs));
    waitedMs += performance.now() - since;
    if (next === late) {
      if (came < bytes) {
        pending.catch(() => {});
        throw new AppError('upload_too_slow');
      }
      waitedMs = 0;
      came = 0;
      continue;
    }
    if (next.done) return;
    came += next.value.byteLength;
    yield next.value;
    pending = iterator.next();
  }
}
