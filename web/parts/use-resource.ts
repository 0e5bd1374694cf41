import { useCallback, useEffect, useRef, useState } from 'preact/hooks';
import { isAborted } from '../problem.ts';

export interface Resource<T> {
  /** The last answer for this key; `undefined` until the first one. */
  value: T | undefined;
  /** What the last try threw. With a `value` beside it, that one is the older state. */
  problem: unknown;
  loading: boolean;
  /** `value` is shown while a newer answer is on its way. */
  stale: boolean;
  reload: () => void;
  /** Puts in what the server just answered to a change, without asking again. */
  set: (value: T) => void;
}

interface State<T> {
  key: string | null;
  value?: T;
  problem?: unknown;
  loading: boolean;
}

/**
 * Loads what `key` names and loads it again when the key changes; an answer that comes too late is dropped.
 * `key` `null` loads nothing. With `keep`, the previous key's value stays in sight meanwhile (a list being
 * searched); without it, one patient's data can never be seen under another's name.
 */
export function useResource<T>(
  key: string | null,
  load: (signal: AbortSignal) => Promise<T>,
  { keep = false }: { keep?: boolean } = {},
): Resource<T> {
  const [state, setState] = useState<State<T>>({ key: null, loading: true });
  const [round, setRound] = useState(0);
  const latest = useRef(load);
  latest.current = load;

  // `round` is a dependency on purpose: `reload` counts it up.
  useEffect(() => {
    if (key === null) return;
    const abort = new AbortController();
    setState((before) => ({ ...(keep || before.key === key ? before : {}), key, loading: true }));
    latest.current(abort.signal).then(
      (value) => !abort.signal.aborted && setState({ key, value, loading: false }),
      (problem: unknown) => {
        if (abort.signal.aborted || isAborted(problem)) return;
        setState((before) => ({ ...before, problem, loading: false }));
      },
    );
    return () => abort.abort();
  }, [key, keep, round]);

  const reload = useCallback(() => setRound((count) => count + 1), []);
  const set = useCallback((value: T) => setState({ key, value, loading: false }), [key]);
  const current: State<T> = keep || state.key === key ? state : { key, loading: true };
  const { value, problem, loading } = current;
  return { value, problem, loading, stale: loading && value !== undefined, reload, set };
}
