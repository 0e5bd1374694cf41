import { setTimeout as pause } from 'node:timers/promises';
import {
  claimAnalysis,
  failAnalysis,
  releaseAnalysis,
  requeueRunning,
} from '../../storage/queries/analyses.ts';
import { queueNextOutdated } from '../../storage/queries/outdated-analyses.ts';
import type { Deps } from '../deps.ts';
import { analysePhoto, failureOf } from './analyse.ts';
import { presentMethods } from './measuring-methods.ts';

/** The work on the durable list of analyses. */
export type Measuring = {
  /**
   * Works the list off from now on, what a kill interrupted first. `report` is told of every analysis that failed.
   * Once, and only when the server listens: another server on the same folder may be at work until then.
   */
  start(report: (failure: { error: unknown; photoId?: string; code?: string }) => void): void;
  /** Something may wait on the list; costs nothing where nothing does. */
  wake(): void;
  /** Resolves when the list is empty. */
  idle(): Promise<void>;
  /** Gives up what is being analysed (it waits again) and starts nothing more. */
  stop(): Promise<void>;
};

/** While uploads come one after another analyses stand back, but not for longer than this. */
const patienceMs = 30_000;
const lookAgainMs = 100;

type MeasuringDeps = Pick<Deps, 'store' | 'pool' | 'config' | 'clock'>;

async function standBack(deps: MeasuringDeps, signal: AbortSignal): Promise<void> {
  const until = Date.now() + patienceMs;
  while (deps.pool.pending('upload') > 0 && Date.now() < until) {
    await pause(lookAgainMs, undefined, { signal });
  }
}

/**
 * One photo off the list, or, where none waits, a patient whose photos were measured by other methods onto it; `false`
 * where there is neither.
 */
async function next(deps: MeasuringDeps, signal: AbortSignal, report: Parameters<Measuring['start']>[0]) {
  await standBack(deps, signal);
  const claimed = await claimAnalysis(deps.store);
  if (claimed === undefined) return queueNextOutdated(deps.store, deps.clock(), presentMethods);
  const { photoId } = claimed;
  try {
    await analysePhoto(deps, claimed, signal);
  } catch (error) {
    if (signal.aborted) {
      await releaseAnalysis(deps.store, photoId);
      throw error;
    }
    const { code, again } = failureOf(error);
    report({ photoId, code, error });
    await failAnalysis(deps.store, deps.clock(), photoId, presentMethods, code, again);
  }
  return true;
}

/** Analyses one photo at a time, in a worker process of the lowest priority, while no upload waits. */
export function makeMeasuring(deps: MeasuringDeps): Measuring {
  const stopping = new AbortController();
  const { signal } = stopping;
  let report: Parameters<Measuring['start']>[0] | null = null;
  let woken = false;
  let running: Promise<void> | null = null;

  async function workOff(tell: Parameters<Measuring['start']>[0]): Promise<void> {
    try {
      while (woken) {
        woken = false;
        while (!signal.aborted && (await next(deps, signal, tell)));
      }
    } catch (error) {
      if (!signal.aborted) tell({ error });
    } finally {
      running = null;
    }
  }

  return {
    start(tell) {
      void requeueRunning(deps.store).then(
        () => {
          report = tell;
          this.wake();
        },
        (error: unknown) => tell({ error }),
      );
    },
    wake() {
      woken = true;
      if (report !== null && !signal.aborted) running ??= workOff(report);
    },
    async idle() {
      while (running !== null) await running;
    },
    async stop() {
      stopping.abort();
      await this.idle();
    },
  };
}
