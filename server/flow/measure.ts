import { setTimeout as pause } from 'node:timers/promises';
import {
  type AnalysisRow,
  claimAnalysis,
  failAnalysis,
  releaseAnalysis,
  requeueRunning,
  writeQuality,
} from '../../storage/queries/analyses.ts';
import { findAnalysisBasis } from '../../storage/queries/analysis-basis.ts';
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
const analysisPatienceMs = 30_000;
/** While more photos wait to be stored than are worked on, the words on a photo stand back too, and less long. */
const wordsPatienceMs = 10_000;
const lookAgainMs = 100;

/** Counts how long something stood back; `false` once that was long enough, and then it may stand back anew. */
function patience(mostMs: number): (isBusy: boolean) => boolean {
  let stoodBackMs = 0;
  return (isBusy) => {
    const waits = isBusy && stoodBackMs < mostMs;
    stoodBackMs = waits ? stoodBackMs + lookAgainMs : 0;
    return waits;
  };
}

type MeasuringDeps = Pick<Deps, 'store' | 'pool' | 'config' | 'clock'>;

/** Told of every analysis that failed. */
type Report = Parameters<Measuring['start']>[0];

/**
 * The words on one photo, before any photo is laid on another: somebody who holds a camera waits for them. `false` where
 * nobody does.
 */
async function judgeNext(deps: MeasuringDeps, signal: AbortSignal, report: Report): Promise<boolean> {
  const claimed = await claimAnalysis(deps.store, { unjudged: true });
  if (claimed === undefined) return false;
  await orFailed(deps, claimed, signal, report, async ({ photoId }) => {
    const basis = await findAnalysisBasis(deps.store, photoId);
    if (basis === undefined) return;
    const { folder: photoFolder, view } = basis.photo;
    const next = basis.reference?.isThisPhoto ? null : (basis.reference?.folder ?? null);
    const input = { dataFolder: deps.config.DATA_DIR, photoFolder, view, next };
    await writeQuality(deps.store, photoId, await deps.pool.run('quality', input, signal));
  });
  return true;
}

/**
 * One photo off the list, or, where none waits, a patient whose photos were measured by other methods onto it; `false`
 * where there is neither.
 */
async function analyseNext(deps: MeasuringDeps, signal: AbortSignal, report: Report): Promise<boolean> {
  const claimed = await claimAnalysis(deps.store);
  if (claimed === undefined) return queueNextOutdated(deps.store, deps.clock(), presentMethods);
  await orFailed(deps, claimed, signal, report, (row) => analysePhoto(deps, row, signal));
  return true;
}

/** Work on a claimed photo; where it fails that is reported and written down, where it is given up the photo waits again. */
async function orFailed(
  deps: MeasuringDeps,
  claimed: AnalysisRow,
  signal: AbortSignal,
  report: Report,
  work: (row: AnalysisRow) => Promise<void>,
): Promise<void> {
  const { photoId } = claimed;
  try {
    await work(claimed);
  } catch (error) {
    if (signal.aborted) {
      await releaseAnalysis(deps.store, photoId);
      throw error;
    }
    const { code, again } = failureOf(error);
    report({ photoId, code, error });
    await failAnalysis(deps.store, deps.clock(), photoId, presentMethods, code, again);
  }
}

/**
 * Works one photo at a time, in a worker process of the lowest priority: words on each first, and while no upload is under
 * way all that is measured between two. Photos that wait to be stored go before words.
 */
export function makeMeasuring(deps: MeasuringDeps): Measuring {
  const stopping = new AbortController();
  const { signal } = stopping;
  let report: Report | null = null;
  let woken = false;
  const wordsStandBack = patience(wordsPatienceMs);
  const analysisStandsBack = patience(analysisPatienceMs);
  let running: Promise<void> | null = null;

  async function lookAgain(): Promise<true> {
    await pause(lookAgainMs, undefined, { signal });
    return true;
  }

  async function next(tell: Report): Promise<boolean> {
    if (wordsStandBack(deps.pool.waiting('upload') > 0)) return lookAgain();
    if (await judgeNext(deps, signal, tell)) return true;
    if (analysisStandsBack(deps.pool.pending('upload') > 0)) return lookAgain();
    return analyseNext(deps, signal, tell);
  }

  async function workOff(tell: Report): Promise<void> {
    try {
      while (woken) {
        woken = false;
        while (!signal.aborted && (await next(tell)));
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
