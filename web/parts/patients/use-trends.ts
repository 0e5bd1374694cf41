import { useEffect, useState } from 'preact/hooks';
import type { Trend, TrendList } from '../../../server/contract/progress.ts';
import { get } from '../../api.ts';

/** As many as are asked for at once: a page of the roster. */
const pageSize = 25;

/**
 * The trends of the patients in sight, by their id; `null`: there is none. They are asked for after the list, page by page,
 * so that nobody waits for them to find a name; where that fails the list stands without them.
 */
export function useTrends(patientIds: readonly string[]): ReadonlyMap<string, Trend | null> {
  const [trends, setTrends] = useState<ReadonlyMap<string, Trend | null>>(new Map());
  const missing = patientIds.filter((id) => !trends.has(id)).slice(0, pageSize);
  const asked = missing.join(',');
  useEffect(() => {
    if (asked === '') return;
    const abort = new AbortController();
    get<TrendList>('/api/trends', { query: { patients: asked }, signal: abort.signal }).then(
      (answer) =>
        setTrends((before) => {
          const known = new Map(before);
          for (const id of asked.split(',')) known.set(id, null);
          for (const trend of answer.trends) known.set(trend.patientId, trend);
          return known;
        }),
      () => undefined,
    );
    return () => abort.abort();
  }, [asked]);
  return trends;
}
