import { useEffect, useReducer } from 'preact/hooks';
import { ownMap, personHere } from '../person-here.ts';

/** Photos that are on this device only, and the page they wait on. */
export interface Unsent {
  path: string;
  count: number;
}

interface Kept extends Unsent {
  giveUp: () => void;
}

/** By page; whatever page is open, they must not be lost without a word. */
const kept = ownMap<Kept>();
const listeners = new Set<() => void>();

const tell = () => {
  for (const listener of listeners) listener();
};

/** How many photos wait on the page at `path` now. `giveUp`: forgets them. */
export type NoteUnsent = (path: string, count: number, giveUp: () => void) => void;

/** Notes what waits for whoever is here now, also when another person is by then: an upload may end as it likes. */
export function unsentOf(owner = personHere()): NoteUnsent {
  return (path, count, giveUp) => {
    if (count === 0) kept(owner).delete(path);
    else kept(owner).set(path, { path, count, giveUp });
    tell();
  };
}

/** Forgets all of theirs: whoever is here has said so, and the next one at this device shall not find them. */
export function giveUpUnsent(): void {
  for (const { giveUp } of [...kept().values()]) giveUp();
  kept().clear();
  tell();
}

export const unsentCount = (): number => [...kept().values()].reduce((sum, { count }) => sum + count, 0);

/** What waits, by page; the component is drawn again when that changes. */
export function useUnsent(): Unsent[] {
  const [, redraw] = useReducer((count: number) => count + 1, 0);
  useEffect(() => {
    const listener = () => redraw(undefined);
    listeners.add(listener);
    return () => {
      listeners.delete(listener);
    };
  }, []);
  return [...kept().values()];
}

addEventListener('beforeunload', (event) => {
  if (unsentCount() > 0) event.preventDefault();
});
