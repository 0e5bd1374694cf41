import type { Matrix3 } from '../../contract/matrix.ts';
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
  looks: Float32Array[];
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

/** Upright ones from the four corners of what is seen, lying ones from its middle. */
function looksAt(planes: Float32Array): Float32Array[] {
  const far = 2 * ASIDE;
  const upright = [
    lookFrom(planes, 0, 0),
    mirrored(lookFrom(planes, far, 0)),
    upsideDown(lookFrom(planes, 0, far)),
    mirrored(upsideDown(lookFrom(planes, far, far))),
  ];
  const middle = lookFrom(planes, ASIDE, ASIDE);
  const turned = upsideDown(middle);
  const lying = [middle, mirrored(middle), turned, mirrored(turned)].map(laid);
  return [...upright, ...lying];
}

function lookFrom(planes: Float32Array, left: number, top: number): Float32Array {
  const look = new Float32Array(3 * HEAD_VIEW ** 2);
  for (let row = 0; row < 3 * HEAD_VIEW; row++) {
    const plane = Math.floor(row / HEAD_VIEW);
    const from = (plane * SEEN + top + (row % HEAD_VIEW)) * SEEN + left;
    look.set(planes.subarray(from, from + HEAD_VIEW), row * HEAD_VIEW);
  }
  return look;
}

/** Three planes, each turned by half a turn. */
export function upsideDown(planes: Float32Array): Float32Array {
  const count = planes.length / 3;
  const turned = planes.slice();
  for (let k = 0; k < 3; k++) turned.subarray(k * count, (k + 1) * count).reverse();
  return turned;
}

/** Three square planes, left and right exchanged. */
function mirrored(planes: Float32Array): Float32Array {
  const out = planes.slice();
  for (let row = 0; row < out.length; row += HEAD_VIEW) out.subarray(row, row + HEAD_VIEW).reverse();
  return out;
}

/** Three square planes, rows and columns exchanged. */
function laid(planes: Float32Array): Float32Array {
  const size = HEAD_VIEW ** 2;
  return planes.map((_, at) => {
    const within = at % size;
    const [i, j] = [within % HEAD_VIEW, Math.floor(within / HEAD_VIEW)];
    return planes[at - within + i * HEAD_VIEW + j] as number;
  });
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
    for (let at = 0; at < count; at++) {
      planes[k * count + at] = Math.log((plane[at] as number) + DARK) - brightest;
    }
  });
  return planes;
}
