import { useEffect, useState } from 'preact/hooks';

/** A pause in typing long enough to be worth asking the server. */
const pauseMs = 180;

/**
 * What is typed, and what is asked after a pause. The words are kept with this step of the history, so that going
 * back finds the list again, and never in the address: names of patients do not belong in histories and logs.
 */
export function useSearch() {
  const [typed, type] = useState(rememberedSearch);
  const [asked, ask] = useState(typed.trim());
  useEffect(() => {
    history.replaceState({ search: typed.trim() }, '');
    const timer = setTimeout(() => ask(typed.trim()), pauseMs);
    return () => clearTimeout(timer);
  }, [typed]);
  return { typed, type, asked };
}

function rememberedSearch(): string {
  const state: unknown = history.state;
  const search = typeof state === 'object' && state !== null && 'search' in state ? state.search : '';
  return typeof search === 'string' ? search : '';
}
