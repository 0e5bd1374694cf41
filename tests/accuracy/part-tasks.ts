import type { Polygon } from '../../server/contract/analysis.ts';
import { identity } from '../../server/contract/matrix.ts';
import { encode } from '../../server/demo/scalp/develop.ts';
import { type Photograph, photograph } from '../../server/demo/scalp/photograph.ts';
import { matrixTo, partPointsOn, type ScalpOval } from '../../server/demo/scalp/truth.ts';
import { findHeadOutline } from '../../server/imaging/head-outline.ts';
import { linesPicture } from '../../server/imaging/mask-picture.ts';
import { readMasterPixels } from '../../server/imaging/master-pixels.ts';
import { type Edges, edgesOf, REACH } from '../../server/imaging/part-width/across.ts';
import { directionAt } from '../../server/imaging/part-width/band.ts';
import { findPart } from '../../server/imaging/part-width/find-part.ts';
import { measurePartWidth } from '../../server/imaging/part-width/measure.ts';
import { anotherVisit, type Head, makeHead, resized, type Settings } from './heads.ts';
import { sideBySide } from './picture.ts';

export type PartTask = {
  settings: Settings;
  number: number;
  skin: string;
  hair: string;
  headWidthPx: number;
};

/** Millimetres at the front, the middle and the back; `null` where none was found. */
type Widths = (number | null)[];
type PartValue = {
  truth: Widths;
  measured: Widths | null;
  /** The mean width that was asked of the drawing, from root to root: hair that falls into the part covers some of it. */
  drawnMm: number;
};

export type PartAnswer = {
  number: number;
  skin: string;
  hair: string;
  first: PartValue;
  again: PartValue;
  /** With more hair and a narrower part, or less and a wider one. */
  changed: PartValue;
  /** With nothing but the part drawn narrower or wider. */
  parted: PartValue;
  /** The first photo, and the edges of the part that were found on it. */
  picture: Uint8Array;
  /** How far the points the program proposes lie beside the part, mm. */
  besideMm: number[];
};

type Shown = { photo: Photograph; pixels: Photograph['pixels']; drawnMm: number };

async function shown({ person, state, shot }: Head): Promise<Shown> {
  const photo = photograph(person, state, shot);
  const widths = state.partWidthMm ?? [];
  const drawnMm = widths.reduce((sum, mm) => sum + mm, 0) / widths.length;
  return { photo, pixels: await readMasterPixels(await encode(photo.pixels.data, shot)), drawnMm };
}

/** The strip of scalp around the part, for a perfect alignment of it. */
const strip: ScalpOval = { x: 0, y: 0.12, reachX: 0.2, reachY: 0.45 };

/** Widths as the hair that was drawn has them: the same rule, on the strands themselves. */
function trueWidths({ photo }: Shown): Widths {
  const points = partPointsOn(photo);
  const places = points.map(({ x, y }) => [x, y] as const);
  return points.map(({ x, y, pxPerMm }, k) => {
    const [ax, ay] = directionAt(places, k);
    const cellPx = 0.19 * pxPerMm;
    const strips = Array.from({ length: 6 }, (_, part) =>
      Float32Array.from({ length: 2 * REACH + 1 }, (_, n) => {
        let sum = 0;
        for (let line = 0; line < 14; line++) {
          const forth = (-42 + part * 14 + line + 0.5) * cellPx;
          const across = (n - REACH) * cellPx;
          const [u, v] = [Math.floor(x - ay * across + ax * forth), Math.floor(y + ax * across + ay * forth)];
          sum += photo.hair[(v * photo.pixels.widthPx + u) * 3] ?? Number.NaN;
        }
        return sum / 14;
      }),
    );
    const edges: Edges = edgesOf(strips);
    return edges && (edges.right - edges.left) * 0.19;
  });
}

async function read(reference: Shown, points: Polygon, followUp: Shown) {
  const matrix = followUp === reference ? identity : matrixTo(followUp.photo, reference.photo, strip);
  if (matrix === null) return null;
  const { pixels } = reference;
  const outline = await findHeadOutline(pixels);
  const task = { photo: followUp.pixels, matrix, referenceSize: pixels, outline, points };
  return (await measurePartWidth(task)).reading;
}

/** One parted head on four days: as it is, the same in another light and pose, and with a wider or narrower part. */
export async function partTask({ settings, number, skin, hair, headWidthPx }: PartTask): Promise<PartAnswer> {
  const head = resized(makeHead(settings, number, { skin, hair, parted: true }), headWidthPx);
  const regrowth = number % 2 ? 0.2 : -0.15;
  const grown = anotherVisit(head, 2, { regrowth });
  const width = grown.state.partWidthMm?.map((mm) => mm * (1 - regrowth * 1.5)) as [number, number, number];
  const reference = await shown(head);
  const again = await shown(anotherVisit(head, 1, { regrowth: 0 }));
  const widened = (visit: Head) => shown({ ...visit, state: { ...visit.state, partWidthMm: width } });
  const changed = await widened(grown);
  const parted = await widened(anotherVisit(head, 3, { regrowth: 0 }));
  const truePlaces = partPointsOn(reference.photo);
  const { widthPx, heightPx } = reference.pixels;
  const points = truePlaces.map(({ x, y }) => [x / widthPx, y / heightPx]);
  const value = async (one: Shown): Promise<PartValue> => {
    const reading = await read(reference, points, one);
    const measured = reading?.lines.map(({ widthPx: wide }, k) => wide / (truePlaces[k]?.pxPerMm ?? 1));
    return { truth: trueWidths(one), measured: measured ?? null, drawnMm: one.drawnMm };
  };
  const lines = (await read(reference, points, reference))?.lines ?? [];
  const drawn = await linesPicture(lines, identity, reference.pixels);
  const proposed = await findPart(reference.pixels, await findHeadOutline(reference.pixels));
  return {
    number,
    skin,
    hair,
    picture: await sideBySide(reference.pixels, reference.pixels, drawn),
    first: await value(reference),
    again: await value(again),
    changed: await value(changed),
    parted: await value(parted),
    besideMm: proposed.map(
      ([x = 0], k) => (x * widthPx - (truePlaces[k]?.x ?? 0)) / (truePlaces[k]?.pxPerMm ?? 1),
    ),
  };
}
