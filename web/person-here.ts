/**
 * Who is signed in in this window; empty: nobody. A session may end by itself and another person sign in: what waits here,
 * photos and texts that only this window has, stays with whoever left it, hidden from the next one and lost to neither.
 */
let here = '';

export const personHere = (): string => here;

export function notePersonHere(id: string | undefined): void {
  here = id ?? '';
}

/** What every person left in this window, by a key of their own. */
export function ownMap<Value>() {
  const all = new Map<string, Map<string, Value>>();
  /** Of one person: of whoever is here, unless said. */
  return (owner = here): Map<string, Value> => {
    const own = all.get(owner) ?? new Map<string, Value>();
    all.set(owner, own);
    return own;
  };
}
