import { useEffect, useRef, useState } from 'preact/hooks';
import { isAborted } from '../problem.ts';

interface Pages<Item> {
  items: Item[];
  more: boolean;
  busy: boolean;
  problem: unknown;
  next: () => void;
}

interface Page<Item, Cursor> {
  items: Item[];
  after: Cursor | null;
}

/** The pages of a list that follow its first one; they are dropped when the first one changes. */
export function usePages<Item, Cursor>(
  first: Page<Item, Cursor> | undefined,
  load: (after: Cursor, signal: AbortSignal) => Promise<Page<Item, Cursor>>,
): Pages<Item> {
  const [rest, setRest] = useState<{ of: unknown; items: Item[]; after: Cursor | null }>();
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<unknown>();
  const abort = useRef<AbortController | null>(null);
  useEffect(() => () => abort.current?.abort(), [first]);

  const current = rest && rest.of === first ? rest : { items: [], after: first?.after ?? null };
  const next = async () => {
    if (current.after === null || busy) return;
    abort.current = new AbortController();
    setBusy(true);
    setProblem(undefined);
    try {
      const page = await load(current.after, abort.current.signal);
      setRest({ of: first, items: [...current.items, ...page.items], after: page.after });
    } catch (thrown) {
      if (!isAborted(thrown)) setProblem(thrown);
    } finally {
      setBusy(false);
    }
  };
  return {
    items: [...(first?.items ?? []), ...current.items],
    more: current.after !== null,
    busy,
    problem,
    next: () => void next(),
  };
}
