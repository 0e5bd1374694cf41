import type { Matrix3 } from '../../contract/matrix.ts';
import { toLogarithms } from '../logarithms.ts';
import type { Pixels } from '../pixels.ts';
import type { HeadPlace } from './own-head.ts';
import { DARK, type Scene, viewScene } from './scene.ts';

/** Cells of the view's side, and how many of them lie across the head. */
export const HEAD_VIEW = 96;
const ACROSS = 80;
/** Cells around the view, so that it can be looked at from a little aside. */
const ASIDE = 2;
const SEEN = HEAD_VIEW + 2 * ASIDE;
/** Within this many cells of the middle lies head and nothing else. */
const SURELY_HEAD = 36;
/** The head's brightest parts, without its brightest points. */
const BRIGHT_SHARE = 0.9;

/** The whole head, small: what its parts are told against. */
export interface HeadView {
  /**
   * Logarithm of the light of red, green and blue against `brightest`, three planes of 96 × 96, in all eight ways a square
   * can be laid, and from a little aside, since nobody finds the head's middle to a hair.
   */
  looks: Float32Array;
  /** Logarithm of the light of the head's bright parts: twice the exposure adds ln 2 here and changes no plane. */
  brightest: number;
}

/** Looks at the head as it stands on the reference, whichever photo shows it. */
export function viewHead(
  photo: Pixels,
  toPhoto: Matrix3,
  outline: HeadPlace | null,
  reference: { widthPx: number; heightPx: number },
  cellPx: number,
  headCells: number,
): HeadView {
  const stepPx = (cellPx * headCells) / ACROSS;
  const reach = (SEEN / 2) * stepPx;
  const centreX = outline?.centreX ?? reference.widthPx / 2;
  const centreY = outline?.centreY ?? reference.heightPx / 2;
  const box = {
    left: centreX - reach,
    top: centreY - reach,
    right: centreX + reach,
    bottom: centreY + reach,
  };
  const scene = viewScene(photo, toPhoto, box, stepPx);
  const brightest = brightPart(scene);
  const planes = logLight(scene, brightest);
  return { looks: looksAt(planes), brightest };
}

/** Where a look's cell lies in the square it was taken from. */
type Laying = (i: number, j: number) => number;

const LAST = HEAD_VIEW - 1;
const from = (i: number, j: number) => j * SEEN + i;
/** Upright ones from the four corners of what is seen, lying ones from its middle: its first cell, and how it is laid. */
const LOOKS: readonly (readonly [left: number, top: number, laying: Laying])[] = [
  [0, 0, (i, j) => from(i, j)],
  [2 * ASIDE, 0, (i, j) => from(LAST - i, j)],
  [0, 2 * ASIDE, (i, j) => from(LAST - i, LAST - j)],
  [2 * ASIDE, 2 * ASIDE, (i, j) => from(i, LAST - j)],
  [ASIDE, ASIDE, (i, j) => from(j, i)],
  [ASIDE, ASIDE, (i, j) => from(LAST - j, i)],
  [ASIDE, ASIDE, (i, j) => from(LAST - j, LAST - i)],
  [ASIDE, ASIDE, (i, j) => from(j, LAST - i)],
];

function looksAt(planes: Float32Array): Float32Array {
  const looks = new Float32Array(LOOKS.length * 3 * HEAD_VIEW ** 2);
  let at = 0;
  for (const [left, top, laying] of LOOKS) {
    for (let plane = 0; plane < 3; plane++) {
      const first = plane * SEEN ** 2 + from(left, top);
      for (let j = 0; j < HEAD_VIEW; j++) {
        for (let i = 0; i < HEAD_VIEW; i++) looks[at++] = planes[first + laying(i, j)] as number;
      }
    }
  }
  return looks;
}

/** Three planes, each turned by half a turn. */
export function upsideDown(planes: Float32Array): Float32Array {
  const count = planes.length / 3;
  const turned = planes.slice();
  for (let k = 0; k < 3; k++) turned.subarray(k * count, (k + 1) * count).reverse();
  return turned;
}

function brightPart({ widthPx, heightPx, red, green, blue, shown }: Scene): number {
  const found: number[] = [];
  for (let j = 0, at = 0; j < heightPx; j++) {
    for (let i = 0; i < widthPx; i++, at++) {
      const far = Math.hypot(i + 0.5 - widthPx / 2, j + 0.5 - heightPx / 2);
      if (!shown[at] || far >= SURELY_HEAD) continue;
      const light =
        0.2126 * (red[at] as number) + 0.7152 * (green[at] as number) + 0.0722 * (blue[at] as number);
      found.push(Math.log(light + DARK));
    }
  }
  found.sort((a, b) => a - b);
  return found[Math.floor(BRIGHT_SHARE * (found.length - 1))] ?? 0;
}

/** A scene as the networks take it: red, green and blue one after the other, logarithms against the head's brightest. */
export function logLight({ red, green, blue }: Scene, brightest: number): Float32Array {
  const count = red.length;
  const planes = new Float32Array(count * 3);
  [red, green, blue].forEach((plane, k) => {
    for (let at = 0; at < count; at++) planes[k * count + at] = (plane[at] as number) + DARK;
  });
  toLogarithms(planes, brightest);
  return planes;
}
