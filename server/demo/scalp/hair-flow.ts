import type { ScalpPlace } from './head-shape.ts';
import { type Noise, smoothStep } from './noise.ts';
import { lengthOf } from './vector.ts';

/** Writes which way hair lies at a place of the scalp map into `along`: two numbers, of any length. */
export type Flow = (x: number, y: number, along: Float64Array) => void;

export interface FlowOptions {
  whorl: ScalpPlace;
  /** Which way round the whorl turns, ±1. */
  turns: 1 | -1;
  parted: boolean;
  /** Where the top is combed to: radians in the map; `null` leaves it as it grows. */
  combedTo: number | null;
}

/** Hair turns out of the whorl and falls away from it on all sides; from a part it falls to both ears. */
export function makeFlow({ whorl, turns, parted, combedTo }: FlowOptions): Flow {
  const comb = combedTo === null ? null : ([Math.cos(combedTo), Math.sin(combedTo)] as const);
  return (x, y, along) => {
    const dx = x - whorl[0];
    const dy = y - whorl[1];
    const far = Math.sqrt(dx * dx + dy * dy);
    // Away from the whorl, turned the more the nearer to it.
    const turned = turns * 1.25 * Math.exp(-far / 0.22);
    const c = Math.cos(turned);
    const s = Math.sin(turned);
    const scale = 1 / (far || 1);
    let ax = (dx * c - dy * s) * scale;
    let ay = (dx * s + dy * c) * scale;
    if (comb !== null) {
      // The comb has its say on the top; the sides fall as they grow.
      const say = (1 - smoothStep(0.75, 0.6, lengthOf(x, y - 0.25))) * smoothStep(0.16, 0.3, far) * 2.4;
      ax += say * comb[0];
      ay += say * comb[1];
    }
    if (parted) {
      const say = 4 * smoothStep(-0.5, 0.5, y) * (1 - smoothStep(1.1, 0.8, Math.abs(x)));
      ax += say * Math.sign(x || 1);
      // Hair beside a part falls back as much as aside.
      ay -= say * 1.1;
    }
    along[0] = ax;
    along[1] = ay;
  };
}

/** How locks lie off the flow: neighbours alike, and a part of it different on another day. */
export function lockTurn(own: Noise, today: Noise, combing: number, x: number, y: number): number {
  const coarse = own(x * 5, y * 5) * 0.3 + own(x * 16 + 3, y * 16) * 0.28 + own(x * 45, y * 45 + 9) * 0.16;
  const moved =
    today(x * 4, y * 4) * 0.22 + today(x * 14 + 5, y * 14) * 0.24 + today(x * 45 + 1, y * 45) * 0.1;
  return coarse + combing * moved;
}
