import { useMemo } from 'preact/hooks';
import type { ViewState } from './view-state.ts';

/** One view state for every picture that shows it. Outside of the pages' state, so that a gesture draws nothing again but transforms. */
export interface ViewStore {
  get: () => ViewState | null;
  set: (view: ViewState | null) => void;
  /** Calls `listener` at every change; returns how to stop that. */
  subscribe: (listener: () => void) => () => void;
}

export function createViewStore(first: ViewState | null = null): ViewStore {
  const listeners = new Set<() => void>();
  let view = first;
  return {
    get: () => view,
    set: (next) => {
      view = next;
      for (const listener of listeners) listener();
    },
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}

/** A store that lives as long as its page. */
export const useViewStore = (first: ViewState | null = null): ViewStore =>
  useMemo(() => createViewStore(first), []);
