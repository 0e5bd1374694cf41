import { useEffect, useState } from 'preact/hooks';
import type { Analysis } from '../../../server/contract/analysis.ts';
import type { Comparison } from '../../../server/contract/compare.ts';
import { get } from '../../api.ts';
import { isAborted } from '../../problem.ts';
import { useResource } from '../use-resource.ts';

/** First asked again after so long, then ever more rarely: the patient waits, the server has other work too. */
const firstPauseMs = 120;
const longestPauseMs = 8_000;

export interface AnalysisAnswer {
  analysis: Analysis | undefined;
  /** The server could not be asked; what is known of the measurement may be over. */
  lost: boolean;
  /** Asks from the start. */
  retry: () => void;
}

/**
 * The analysis of a photo, asked for again while it is waiting or under way and the page is in sight. `key` changes
 * when the visit does: what of the visit stands against the photo comes with the analysis.
 */
export function useAnalysis(photoId: string, key: number): AnalysisAnswer {
  const [answer, setAnswer] = useState<Omit<AnalysisAnswer, 'retry'>>({ analysis: undefined, lost: false });
  const [round, setRound] = useState(0);
  useEffect(() => {
    const abort = new AbortController();
    setAnswer(({ analysis }) => ({
      analysis: analysis?.photoId === photoId ? analysis : undefined,
      lost: false,
    }));
    const ask = async () => {
      let pauseMs = firstPauseMs;
      for (;;) {
        const analysis = await get<Analysis>(`/api/photos/${photoId}/analysis`, { signal: abort.signal });
        setAnswer({ analysis, lost: false });
        if (analysis.state === 'done' || analysis.state === 'failed') return;
        await pause(pauseMs, abort.signal);
        await inSight(abort.signal);
        pauseMs = Math.min(longestPauseMs, pauseMs * 1.3);
      }
    };
    ask().catch((problem) => !isAborted(problem) && setAnswer((before) => ({ ...before, lost: true })));
    return () => abort.abort();
  }, [photoId, key, round]);
  return { ...answer, retry: () => setRound((count) => count + 1) };
}

/** `nothing`: there is no reference to hold the photo against, or it is the reference. */
export type AgainstReference =
  | { is: 'nothing' | 'asking' }
  | { is: 'failed'; retry: () => void }
  | { is: 'known'; comparison: Comparison };

/**
 * What the server says of the photo beside the reference: grade and reasons. `key` changes when the visit's preparation
 * does, which is part of the answer.
 */
export function useAgainstReference(
  photoId: string,
  referenceId: string | null,
  key: number,
): AgainstReference {
  const asked = referenceId !== null && referenceId !== photoId;
  const { value, loading, reload } = useResource(
    asked ? `${referenceId} ${photoId} ${key}` : null,
    (signal) =>
      get<Comparison>('/api/compare', { query: { before: referenceId ?? '', after: photoId }, signal }),
  );
  if (!asked) return { is: 'nothing' };
  if (value) return { is: 'known', comparison: value };
  return loading ? { is: 'asking' } : { is: 'failed', retry: reload };
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
