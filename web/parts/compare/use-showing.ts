import { useEffect, useState } from 'preact/hooks';
import { useLocation } from 'preact-iso';
import { readNudge, writeNudge } from '../stage/nudge.tsx';
import { readView, writeView } from '../stage/view-state.ts';
import { type NudgeStore, useNudgeStore, useViewStore, type ViewStore } from '../stage/view-store.ts';
import type { ModeCode, Side } from './modes/mode.ts';
import { compareModes } from './modes/modes.ts';
import type { Pair } from './pair-photos.ts';

/** How the pair is shown. All of it stands in the address, none of it names anybody. */
export interface Showing {
  mode: ModeCode;
  aligned: boolean;
  /** Both in the reference's light, or both as taken. */
  matched: boolean;
  region: boolean;
  mask: boolean;
  /** What people drew. */
  marks: boolean;
  dark: boolean;
  /** Percent. */
  split: number;
  /** Which of the two blink shows. */
  front: Side;
  /** A drag moves both; else one, over the other. */
  linked: boolean;
  /** Photos of the grid; empty: those that tell most. */
  grid: readonly string[];
}

type Query = Record<string, string | undefined>;

/** Long enough that a gesture writes its end only: browsers limit how often an address may change. */
const restMs = 250;

function readShowing(query: Query): Showing {
  const split = Number.parseFloat(query.split ?? '');
  return {
    mode: compareModes.find(({ code }) => code === query.mode)?.code ?? compareModes[0].code,
    aligned: query.aligned !== 'off',
    matched: query.light === 'matched',
    region: query.region !== 'off',
    mask: query.mask === 'on',
    marks: query.marks !== 'off',
    dark: query.stage === 'dark',
    split: split >= 0 && split <= 100 ? split : 50,
    front: query.front === 'before' ? 'before' : 'after',
    linked: query.linked !== 'off',
    grid: query.grid?.split(',') ?? [],
  };
}

function writeShowing(pair: Pair, showing: Showing): Record<string, string> {
  return {
    before: pair.beforeId,
    after: pair.afterId,
    mode: showing.mode,
    ...(showing.aligned ? {} : { aligned: 'off' }),
    ...(showing.matched ? { light: 'matched' } : {}),
    ...(showing.region ? {} : { region: 'off' }),
    ...(showing.mask ? { mask: 'on' } : {}),
    ...(showing.marks ? {} : { marks: 'off' }),
    ...(showing.dark ? { stage: 'dark' } : {}),
    ...(showing.split === 50 ? {} : { split: String(Math.round(showing.split)) }),
    ...(showing.front === 'after' ? {} : { front: showing.front }),
    ...(showing.grid.length === 0 ? {} : { grid: showing.grid.join(',') }),
    ...(showing.linked ? {} : { linked: 'off' }),
  };
}

export interface Shown {
  showing: Showing;
  change: (change: Partial<Showing>) => void;
  store: ViewStore;
  nudge: NudgeStore;
}

/** What is shown and how, read from the address once and written back to it whenever it has come to rest. */
export function useShowing(pair: Pair | null, query: Query): Shown {
  const { path, route } = useLocation();
  const [showing, setShowing] = useState(() => readShowing(query));
  const store = useViewStore(readView(query));
  const nudge = useNudgeStore(readNudge(query));

  useEffect(() => {
    if (!pair) return;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const writeSoon = () => {
      clearTimeout(timer);
      timer = setTimeout(() => {
        const parts = {
          ...writeShowing(pair, showing),
          ...writeView(store.get()),
          ...writeNudge(nudge.get()),
        };
        const address = `${path}?${new URLSearchParams(parts)}`;
        if (location.pathname + location.search !== address) route(address, true);
      }, restMs);
    };
    writeSoon();
    const stops = [store.subscribe(writeSoon), nudge.subscribe(writeSoon)];
    return () => {
      clearTimeout(timer);
      for (const stop of stops) stop();
    };
  }, [pair, showing, store, nudge, path]);

  const change = (part: Partial<Showing>) => setShowing((before) => ({ ...before, ...part }));
  return { showing, change, store, nudge };
}
