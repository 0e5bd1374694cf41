import { type SweepReport, sweep } from '../../storage/sweep.ts';
import type { Deps } from '../deps.ts';

const hourMs = 60 * 60 * 1000;

/**
 * Sweeps at start and every hour, beside the work: what changed after the start, or within the hour, may be an upload
 * under way and is left alone. Ages are those of the file system, so they are held against its clock. `stop` waits for
 * a sweep that runs.
 */
export function startSweeping(
  deps: Pick<Deps, 'store' | 'files' | 'clock'>,
  startedAt: Date,
  report: (error: unknown, found: SweepReport | null) => void,
): { stop: () => Promise<void> } {
  const stopping = new AbortController();
  let running: Promise<void> = Promise.resolve();
  const run = (before: Date) => {
    running = running
      .then(() => sweep(deps.store, deps.files, { now: deps.clock(), before, signal: stopping.signal }))
      .then(
        (found) => report(null, found),
        (error: unknown) => report(error, null),
      );
  };
  run(startedAt);
  const timer = setInterval(() => run(new Date(Date.now() - hourMs)), hourMs);
  timer.unref();
  return {
    async stop() {
      clearInterval(timer);
      stopping.abort();
      await running;
    },
  };
}
