import { useMemo } from 'preact/hooks';
import type { Point } from './matrices.ts';
import type { ViewState } from './view-state.ts';

/** A value outside of the pages' state, so that a gesture draws nothing again but transforms. */
export interface Store<Value> {
  get: () => Value;
  set: (value: Value) => void;
  /** Calls `listener` at every change; returns how to stop that. */
  subscribe: (listener: () => void) => () => void;
}

/** One view state for every picture that shows it. */
export type ViewStore = Store<ViewState | null>;

/** How far a person moved the later picture over the earlier, in pixels of the baseline's master. */
export type NudgeStore = Store<Point>;

export function createStore<Value>(first: Value): Store<Value> {
  const listeners = new Set<() => void>();
  let value = first;
  return {
    get: () => value,
    set: (next) => {
      value = next;
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
  useMemo(() => createStore(first), []);

/** The same for a nudge. */
export const useNudgeStore = (first: Point): NudgeStore => useMemo(() => createStore(first), []);
