import type { ComponentChildren, ComponentType } from 'preact';
import type { View } from '../../../../server/contract/codes.ts';
import type { Comparison } from '../../../../server/contract/compare.ts';
import type { Timeline } from '../../../../server/contract/timeline.ts';
import type { Point } from '../../stage/matrices.ts';
import type { NudgeStore, ViewStore } from '../../stage/view-store.ts';
import type { Markings } from '../markings/marking-layer.tsx';
import type { PlacedPair } from '../placed-pair.ts';

export type Side = 'before' | 'after';

export interface ModeProps {
  pair: PlacedPair;
  region: Comparison['region'];
  mask: boolean;
  /** What people drew; `null`: not shown. */
  markings: Markings | null;
  /** While something is drawn, a press sets a point of it and does nothing else; `at` in the stage's coordinates. */
  onDraw: ((at: Point, side: Side) => void) | null;
  store: ViewStore;
  /** How far the later picture was moved over the earlier. */
  nudge: NudgeStore;
  /** A drag moves both. */
  linked: boolean;
  /** What a picture shows, for those who hear it. */
  alt: { before: string; after: string };
  label: { before: ComponentChildren; after: ComponentChildren };
  /** Percent: how much of the width, from the inline start, shows the earlier picture; or how far the later one covers it. */
  split: number;
  onSplit: (split: number) => void;
  /** Which of the two is seen where only one is. */
  front: Side;
  onFront: (front: Side) => void;
  timeline: Timeline;
  view: View;
  /** Photos of the grid; empty: those that tell most. */
  grid: readonly string[];
  onGrid: (photoIds: string[]) => void;
  /** Two of the grid are looked at as a pair. */
  onPair: (beforeId: string, afterId: string) => void;
}

export type ModeCode = 'side_by_side' | 'slider' | 'overlay' | 'blink' | 'difference' | 'grid';

export interface CompareMode {
  code: ModeCode;
  /** The key that chooses it. */
  key: string;
  Stage: ComponentType<ModeProps>;
  /** Means nothing unless both pictures lie on one another. */
  needsAlignment?: true;
}
