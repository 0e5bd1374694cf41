import { useEffect, useState } from 'preact/hooks';
import type { Analysis } from '../../../server/contract/analysis.ts';
import type { Comparison } from '../../../server/contract/compare.ts';
import { get } from '../../api.ts';
import { isAborted } from '../../problem.ts';

/** First asked again after so long, then ever more rarely: the patient waits, the server has other work too. */
const firstPauseMs = 1_000;
const longestPauseMs = 8_000;

export interface AnalysisAnswer {
  analysis: Analysis | undefined;
  /** The server could not be asked; nothing is known of the measurement. */
  lost: boolean;
}

/** The analysis of a photo, asked for again while it is waiting or under way and the page is in sight. */
export function useAnalysis(photoId: string): AnalysisAnswer {
  const [answer, setAnswer] = useState<AnalysisAnswer>({ analysis: undefined, lost: false });
  useEffect(() => {
    const abort = new AbortController();
    setAnswer({ analysis: undefined, lost: false });
    const ask = async () => {
      let pauseMs = firstPauseMs;
      for (;;) {
        const analysis = await get<Analysis>(`/api/photos/${photoId}/analysis`, { signal: abort.signal });
        setAnswer({ analysis, lost: false });
        if (analysis.state === 'done' || analysis.state === 'failed') return;
        await pause(pauseMs, abort.signal);
        await inSight(abort.signal);
        pauseMs = Math.min(longestPauseMs, pauseMs * 1.5);
      }
    };
    ask().catch((problem) => !isAborted(problem) && setAnswer((before) => ({ ...before, lost: true })));
    return () => abort.abort();
  }, [photoId]);
  return answer;
}

/**
 * What the server says of the photo beside the reference: grade and reasons. `undefined` while there is nothing
 * to say; `key` changes when the visit's preparation does, which is part of the answer.
 */
export function useAgainstReference(
  photoId: string,
  referenceId: string | null,
  key: number,
): Comparison | undefined {
  const [comparison, setComparison] = useState<Comparison>();
  useEffect(() => {
    if (referenceId === null || referenceId === photoId) return setComparison(undefined);
    const abort = new AbortController();
    get<Comparison>('/api/compare', {
      query: { before: referenceId, after: photoId },
      signal: abort.signal,
    }).then(setComparison, (problem) => !isAborted(problem) && setComparison(undefined));
    return () => abort.abort();
  }, [photoId, referenceId, key]);
  return comparison;
}

const pause = (forMs: number, signal: AbortSignal): Promise<void> =>
  new Promise((resolve, reject) => {
    const timer = setTimeout(resolve, forMs);
    signal.addEventListener('abort', () => {
      clearTimeout(timer);
      reject(signal.reason);
    });
  });

/** Resolves when the page is in sight; nobody reads what is asked for behind another window. */
const inSight = (signal: AbortSignal): Promise<void> =>
  new Promise((resolve, reject) => {
    if (!document.hidden) return resolve();
    const look = () => !document.hidden && resolve();
    document.addEventListener('visibilitychange', look, { signal });
    signal.addEventListener('abort', () => reject(signal.reason));
  });
