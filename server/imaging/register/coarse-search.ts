import type { Matrix3 } from '../../contract/matrix.ts';
import type { HeadOutline } from '../head-outline.ts';
import type { Plane } from '../pixels.ts';
import { blur, sample } from '../plane.ts';
import { isOnHead, type PreparedHead } from './prepare.ts';

/** A guess of how the reference's points lie on the photo, with how well the two agree there (−1…1). */
export interface Candidate {
  degrees: number;
  zoom: number;
  shiftX: number;
  shiftY: number;
  score: number;
}

/** Points across a head in the first and the finer search. */
const GRID = 13;
const FINE_GRID = 24;
const TURNS = Array.from({ length: 40 }, (_, i) => i * 9 - 180);
/** As two photos of one view nearly always lie to one another. */
export const UPRIGHT = TURNS.filter((degrees) => Math.abs(degrees) <= 27);
/** Around the size and place of the outlines; wider where a head has none. */
const OUTLINED = { zooms: [0.76, 0.92, 1.1, 1.32], shifts: [-0.12, -0.04, 0.04, 0.12] };
const UNKNOWN = { zooms: [0.8, 0.9, 1, 1.12, 1.25], shifts: [-0.18, -0.12, -0.06, 0, 0.06, 0.12, 0.18] };
/** What chroma counts against tone: it varies less, and no lamp from the side changes it. */
const CHROMA = 3;
const KEPT = 8;
const RETURNED = 4;

interface Points {
  x: Float32Array;
  y: Float32Array;
  tone: Float32Array;
  chroma: Float32Array;
}

/** How well a guess agrees, on a rough grid and on a finer one. */
interface Scores {
  rough: (guess: Candidate) => number;
  fine: (guess: Candidate) => number;
}

function scoresOf(photo: PreparedHead, reference: PreparedHead): Scores {
  const smooth = (plane: Plane, head: PreparedHead, part: number) => blur(plane, head.headWidthPx / 4 / part);
  const planes = (head: PreparedHead, part: number) =>
    [smooth(head.quarterTone, head, part), smooth(head.quarterChroma, head, part)] as const;
  const scored = (grid: number, part: number) => {
    const points = pointsOf(reference, grid, ...planes(reference, part));
    const [tone, chroma] = planes(photo, part);
    return (guess: Candidate) => agreement(points, tone, chroma, matrixOf(guess, photo, reference));
  };
  return { rough: scored(GRID, 22), fine: scored(FINE_GRID, 40) };
}

/** Zooms around the heads' sizes and shifts around their centres, at one turn. */
function guessesAt(
  degrees: number,
  photo: PreparedHead,
  reference: PreparedHead,
  score: (guess: Candidate) => number,
): Candidate[] {
  const { zooms, shifts } = photo.outline && reference.outline ? OUTLINED : UNKNOWN;
  const { headWidthPx } = photo;
  return zooms.flatMap((zoom) =>
    shifts.flatMap((sx) =>
      shifts.map((sy) => {
        const guess = { degrees, zoom, shiftX: sx * headWidthPx, shiftY: sy * headWidthPx, score: 0 };
        return { ...guess, score: score(guess) };
      }),
    ),
  );
}

const byScore = (one: Candidate, other: Candidate): number => other.score - one.score;

/**
 * Looks everywhere: all turns, or those that are asked for, zooms around the heads' sizes, shifts around their centres;
 * the best `starts` climb on a finer grid. Works on blurred tone and chroma of the head alone.
 * @returns the best different candidates, best first; `matrixOf` makes matrices of them (reference → photo).
 */
export function coarseSearch(
  photo: PreparedHead,
  reference: PreparedHead,
  turns = TURNS,
  starts = KEPT,
): Candidate[] {
  const { rough, fine } = scoresOf(photo, reference);
  const found = turns.flatMap((degrees) => guessesAt(degrees, photo, reference, rough)).sort(byScore);
  const kept = different(found, photo.headWidthPx, starts);
  const climbed = kept.map((start) => climb(start, photo.headWidthPx, fine)).sort(byScore);
  return different(climbed, photo.headWidthPx, RETURNED);
}

/**
 * The best zoom and shift of every turn, the best turn first. Where a head is bald in the round, its tone tells hardly how
 * it is turned: the true turn has scored up to 0.15 less than the best.
 */
export function coarseAtEveryTurn(photo: PreparedHead, reference: PreparedHead): Candidate[] {
  const { rough, fine } = scoresOf(photo, reference);
  return TURNS.map((degrees) => {
    const [best] = guessesAt(degrees, photo, reference, rough).sort(byScore);
    return climb(best as Candidate, photo.headWidthPx, fine, STEPS_AT_A_TURN);
  }).sort(byScore);
}

/** Reference work pixels → photo work pixels: turn and zoom about the heads' centres, then shift. */
export function matrixOf(guess: Candidate, photo: PreparedHead, reference: PreparedHead): Matrix3 {
  const [rx, ry] = centreOf(reference);
  const [px, py] = centreOf(photo);
  const ratio = reference.outline && photo.outline ? sizeOf(photo.outline) / sizeOf(reference.outline) : 1;
  const c = ratio * guess.zoom * Math.cos((guess.degrees * Math.PI) / 180);
  const s = ratio * guess.zoom * Math.sin((guess.degrees * Math.PI) / 180);
  const tx = px + guess.shiftX - (c * rx - s * ry);
  const ty = py + guess.shiftY - (s * rx + c * ry);
  return [c, -s, tx, s, c, ty, 0, 0, 1];
}

/** Size of a head that no turn changes. */
const sizeOf = ({ radii }: HeadOutline) => Math.sqrt(radii.reduce((sum, r) => sum + r * r, 0));

function centreOf(head: PreparedHead): [number, number] {
  return head.outline ? [head.outline.centreX, head.outline.centreY] : [head.widthPx / 2, head.heightPx / 2];
}

function pointsOf(head: PreparedHead, grid: number, tone: Plane, chroma: Plane): Points {
  const step = head.headWidthPx / grid;
  const at: [number, number][] = [];
  for (let y = step / 2; y < head.heightPx; y += step) {
    for (let x = step / 2; x < head.widthPx; x += step) {
      // Half a pixel inside the picture's edge a plane a quarter of its size has no value to ask for.
      if (isOnHead(head, x, y) && !Number.isNaN(sample(tone, x / 4, y / 4))) at.push([x, y]);
    }
  }
  return {
    x: Float32Array.from(at, ([x]) => x),
    y: Float32Array.from(at, ([, y]) => y),
    tone: Float32Array.from(at, ([x, y]) => sample(tone, x / 4, y / 4)),
    chroma: Float32Array.from(at, ([x, y]) => sample(chroma, x / 4, y / 4)),
  };
}

/**
 * Correlation of tone and chroma together over the points both pictures show: the one that varies more on this head
 * counts more. Too little shown counts against a guess. `tone` and `chroma` are a quarter of the work size. Sums are
 * plain variables: this runs a million times a head.
 */
function agreement(points: Points, tone: Plane, chroma: Plane, m: Matrix3): number {
  const [m0, m1, m2, m3, m4, m5] = m.map((v) => v / 4) as Matrix3;
  const { widthPx, heightPx } = tone;
  const { length } = points.x;
  let [n, ta, tb, taa, tbb, tab] = [0, 0, 0, 0, 0, 0];
  let [ca, cb, caa, cbb, cab] = [0, 0, 0, 0, 0];
  for (let i = 0; i < length; i++) {
    const px = points.x[i] as number;
    const py = points.y[i] as number;
    const x = m0 * px + m1 * py + m2;
    const y = m3 * px + m4 * py + m5;
    if (!(x >= 0 && y >= 0 && x < widthPx && y < heightPx)) continue;
    // The nearest value is enough on a blurred plane.
    const at = (y | 0) * widthPx + (x | 0);
    const t = points.tone[i] as number;
    const u = tone.data[at] as number;
    const c = points.chroma[i] as number;
    const d = chroma.data[at] as number;
    n++;
    ta += t;
    tb += u;
    taa += t * t;
    tbb += u * u;
    tab += t * u;
    ca += c;
    cb += d;
    caa += c * c;
    cbb += d * d;
    cab += c * d;
  }
  const shown = n / Math.max(1, length);
  if (shown < 0.6) return -1;
  const product = n * tab - ta * tb + CHROMA * (n * cab - ca * cb);
  const one = n * taa - ta * ta + CHROMA * (n * caa - ca * ca);
  const two = n * tbb - tb * tb + CHROMA * (n * cbb - cb * cb);
  return (product / Math.sqrt(one * two + 1e-12)) * (0.7 + 0.3 * shown);
}

/** First steps of a climb: degrees, zoom, and shift in shares of the head's width. */
const STEPS = { degrees: 5, zoom: 0.06, shiftX: 0.03, shiftY: 0.03 };
const STEPS_AT_A_TURN = { ...STEPS, degrees: 0 };

function climb(start: Candidate, headPx: number, score: (c: Candidate) => number, steps = STEPS): Candidate {
  let best = { ...start, score: score(start) };
  let step = 1;
  while (step > 0.2) {
    let moved = false;
    for (const key of ['degrees', 'zoom', 'shiftX', 'shiftY'] as const) {
      if (steps[key] === 0) continue;
      const size = key === 'shiftX' || key === 'shiftY' ? steps[key] * headPx : steps[key];
      for (const sign of [-1, 1]) {
        const next = { ...best, [key]: best[key] + sign * size * step };
        next.score = score(next);
        if (next.score > best.score) {
          best = next;
          moved = true;
        }
      }
    }
    if (!moved) step /= 2;
  }
  return best;
}

function different(sorted: Candidate[], headPx: number, most: number): Candidate[] {
  const kept: Candidate[] = [];
  for (const one of sorted) {
    const known = kept.some((k) => {
      const turn = Math.abs(((((k.degrees - one.degrees) % 360) + 540) % 360) - 180);
      const apart = Math.hypot(k.shiftX - one.shiftX, k.shiftY - one.shiftY) / headPx;
      return turn < 14 && apart < 0.1 && Math.abs(Math.log(k.zoom / one.zoom)) < 0.15;
    });
    if (!known) kept.push(one);
    if (kept.length === most) break;
  }
  return kept;
}
