import type { Polygon } from '../../server/contract/analysis.ts';
import { identity, inverted, type Matrix3, mapPoint } from '../../server/contract/matrix.ts';
import type { Photograph } from '../../server/demo/scalp/photograph.ts';
import { crown, matrixTo, regionPolygon, top, trueCoverage } from '../../server/demo/scalp/truth.ts';
import { type CoverageReading, measureCoverage } from '../../server/imaging/coverage/measure.ts';
import { findHeadOutline } from '../../server/imaging/head-outline.ts';
import { maskPicture } from '../../server/imaging/mask-picture.ts';
import { remembered } from '../../server/imaging/remember.ts';
import { encodedAgain } from './encoded-again.ts';
import { anotherVisit, type Head, makeHead, resized, type Settings } from './heads.ts';
import { sideBySide } from './picture.ts';
import { throughCamera } from './through-camera.ts';

export type CoverageTask = {
  settings: Settings;
  number: number;
  skin: string;
  hair: string;
  headWidthPx: number;
  /** One photo of it, for the error of a value; what two photos tell of a change is asked of other heads. */
  once: boolean;
};

type Value = { truth: number; measured: number | null };

/** One head of a skin and a hair: percent of the same region on four photos of it. `measured` is `null` where refused. */
export type CoverageAnswer = {
  number: number;
  skin: string;
  hair: string;
  first: Value;
  /** The same hair on another day, in another pose, light and focus; `null`: the head was photographed once. */
  again: Value | null;
  /** After regrowth or loss. */
  changed: Value | null;
  /** The change from `changed` to `first`, when the later photo is the reference. */
  exchanged: number | null;
  /** The first photo once more, encoded anew and shifted by three pixels: the difference of the two values. */
  encodedAgain: number | null;
  /** The value that is farthest off; where it is far off, its photo beside the same with what was read as hair. */
  worst: Value;
  picture: Uint8Array | null;
};

/** What is read better than this, in points, is shown to nobody. */
const USUAL_ERROR = 4;

/** Several readings stand on one reference. */
const outlineOf = remembered(findHeadOutline);

type Shown = { head: Head; photo: Photograph };

const shown = async (head: Head): Promise<Shown> => ({ head, photo: await throughCamera(head) });

const ovalOf = ({ head }: Shown) => (head.shot.view === 'vertex' ? crown : top);
const truthOf = (one: Shown) => trueCoverage(one.photo, regionPolygon(one.photo, ovalOf(one)));

type Placed = { matrix: Matrix3; region: Polygon; reference: Shown };

/** The place of a reference's own region, and how a photo lies on it. */
function placeOn(reference: Shown, followUp: Shown): Placed | null {
  const region = regionPolygon(reference.photo, ovalOf(reference));
  const matrix =
    followUp === reference ? identity : matrixTo(followUp.photo, reference.photo, ovalOf(reference));
  return matrix && { matrix, region, reference };
}

/** The same with the roles exchanged: the other photo is the reference and the region is carried to it. */
function exchange({ matrix, region, reference }: Placed, followUp: Shown): Placed {
  const [from, to] = [reference.photo.pixels, followUp.photo.pixels];
  const back = inverted(matrix);
  const carried = region.map(([x = 0, y = 0]) => {
    const [u, v] = mapPoint(back, x * from.widthPx, y * from.heightPx);
    return [u / to.widthPx, v / to.heightPx];
  });
  return { matrix: back, region: carried, reference: followUp };
}

async function measure(
  followUp: Shown,
  { matrix, region, reference }: Placed,
): Promise<CoverageReading | null> {
  const { pixels } = reference.photo;
  const { reading } = await measureCoverage({
    photo: followUp.photo.pixels,
    matrix,
    referenceSize: pixels,
    region,
    outline: await outlineOf(pixels),
  });
  return reading;
}

/** What is true of a photo and what was read on it, and the picture of it. */
async function readOn(one: Shown, placed: Placed | null): Promise<{ value: Value; picture: Picture }> {
  const reading = placed && (await measure(one, placed));
  const { pixels } = one.photo;
  return {
    value: { truth: truthOf(one), measured: reading?.valuePercent ?? null },
    picture: async () =>
      sideBySide(pixels, pixels, reading ? await maskPicture(reading.mask, pixels) : undefined),
  };
}

type Picture = () => Promise<Uint8Array>;

/** How far the value moves when nothing changed but the file. */
async function movedByFile(reference: Shown, first: number | null): Promise<number | null> {
  const { pixels } = reference.photo;
  const again = await encodedAgain(pixels);
  const { reading } = await measureCoverage({
    photo: again.pixels,
    matrix: again.toPicture,
    referenceSize: pixels,
    region: regionPolygon(reference.photo, ovalOf(reference)),
    outline: await outlineOf(pixels),
  });
  return reading && first !== null ? reading.valuePercent - first : null;
}

/** A larger head is no sharper. */
function sized(head: Head, headWidthPx: number): Head {
  const { shot } = resized(head, headWidthPx);
  const scale = headWidthPx / head.shot.headWidthPx;
  return { ...head, shot: { ...shot, blurPx: (shot.blurPx ?? 0.6) * Math.max(1, scale / 1.6) } };
}

/** One head: its reference, and unless it is photographed once the same again, changed, and the file again. */
export async function coverageTask(task: CoverageTask): Promise<CoverageAnswer> {
  const { settings, number, skin, hair, headWidthPx, once } = task;
  const head = sized(makeHead(settings, number, { skin, hair }), headWidthPx);
  const reference = await shown(head);
  const first = await readOn(reference, placeOn(reference, reference));
  if (once) {
    const none = { again: null, changed: null, exchanged: null, encodedAgain: null };
    return {
      number,
      skin,
      hair,
      first: first.value,
      ...none,
      worst: first.value,
      picture: await shownIfFar(first),
    };
  }
  const repeated = await shown(anotherVisit(head, 1, { regrowth: 0 }));
  const grown = await shown(anotherVisit(head, 2, { regrowth: number % 2 ? 0.2 : -0.15 }));
  const again = await readOn(repeated, placeOn(reference, repeated));
  const placed = placeOn(reference, grown);
  const changed = await readOn(grown, placed);
  const other = placed && exchange(placed, grown);
  const there = other && (await measure(reference, other));
  const back = other && (await measure(grown, { ...other, matrix: identity }));
  const worst = [first, again, changed].reduce((a, b) => (errorOf(b.value) > errorOf(a.value) ? b : a));
  return {
    number,
    skin,
    hair,
    first: first.value,
    again: again.value,
    changed: changed.value,
    exchanged: there && back ? there.valuePercent - back.valuePercent : null,
    encodedAgain: await movedByFile(reference, first.value.measured),
    worst: worst.value,
    picture: await shownIfFar(worst),
  };
}

const shownIfFar = async ({ value, picture }: { value: Value; picture: Picture }) =>
  errorOf(value) > USUAL_ERROR ? picture() : null;

const errorOf = ({ truth, measured }: Value) => (measured === null ? 0 : Math.abs(measured - truth));
