import type { Polygon } from '../../../server/contract/analysis.ts';
import type { View } from '../../../server/contract/codes.ts';
import type { Size } from '../../../server/contract/fields.ts';
import { identity, inverted, type Matrix3, mapPoint } from '../../../server/contract/matrix.ts';
import type { Person } from '../../../server/demo/scalp/person.ts';
import { crown, regionPolygon, top, trueCoverage } from '../../../server/demo/scalp/truth.ts';
import { viewCover } from '../../../server/imaging/coverage/cover-map.ts';
import { ANSWER_CELLS } from '../../../server/imaging/coverage/networks.ts';
import { findHeadOutline } from '../../../server/imaging/head-outline.ts';
import type { Pixels } from '../../../server/imaging/pixels.ts';
import { defaultRegion, isInside, toPixelCorners } from '../../../server/imaging/region.ts';
import { encodedAgain } from '../encoded-again.ts';
import { anotherVisit, type Head, makeHead, resized } from '../heads.ts';
import { throughCamera } from '../through-camera.ts';

/** A head to photograph: on three days from above, or once each in two views that no network learned. */
export type PhotographedTask = {
  number: number;
  skin: string;
  hair: string;
  /** Instead of the colours those names stand for. */
  colours?: Pick<Person, 'skin' | 'hair'>;
  /** Drawn so that hair and skin are alike. */
  alike: boolean;
  headWidthPx: number;
  otherViews: boolean;
};

/** One photograph as the networks are asked of it, and what is true of it. Logarithms in steps of 1 / 4096. */
export type Asked = {
  person: number;
  alike: boolean;
  /** Logarithm of the light of hair against that of skin; `null` where much of the hair is white. */
  contrast: number | null;
  /** `same`: the first photograph of the person once more, encoded anew. */
  day: number | 'same';
  /** Percent of the region that strands hide. */
  truth: number;
  widthCells: number;
  heightCells: number;
  planes: Int16Array;
  looks: Int16Array;
  /** 1 where an answer is counted. */
  counted: Uint8Array;
};

/** What is true of a person, whatever the photograph. */
type Told = Pick<Asked, 'person' | 'alike' | 'contrast'>;

const MUCH_WHITE = 0.3;
const luminance = ([red, green, blue]: Person['skin']) => 0.2126 * red + 0.7152 * green + 0.0722 * blue;

function toldOf({ person: { grey = 0, hair, skin } }: Head, { number, alike }: PhotographedTask): Told {
  const contrast = grey < MUCH_WHITE ? Math.log(luminance(hair) / luminance(skin)) : null;
  return { person: number, alike, contrast };
}

const steps = (values: Float32Array) =>
  Int16Array.from(values, (value) => Math.max(-32767, Math.min(32767, Math.round(value * 4096))));

async function askedOf(
  photo: Pixels,
  region: Polygon,
  told: Told & Pick<Asked, 'day' | 'truth'>,
): Promise<Asked> {
  const outline = await findHeadOutline(photo);
  const corners = toPixelCorners(region, photo.widthPx, photo.heightPx);
  const task = { photo, matrix: identity, referenceSize: photo, outline };
  const { scene, planes, looks } = viewCover(task, corners);
  const columns = scene.widthPx / ANSWER_CELLS;
  const stepPx = scene.stepPx * ANSWER_CELLS;
  const counted = Uint8Array.from({ length: (columns * scene.heightPx) / ANSWER_CELLS }, (_, at) => {
    const [i, j] = [at % columns, Math.floor(at / columns)];
    const isSeen = scene.shown[(j * ANSWER_CELLS + 2) * scene.widthPx + i * ANSWER_CELLS + 2];
    const inside = isInside(corners, scene.left + (i + 0.5) * stepPx, scene.top + (j + 0.5) * stepPx);
    return isSeen && inside ? 1 : 0;
  });
  return {
    ...told,
    widthCells: scene.widthPx,
    heightCells: scene.heightPx,
    planes: steps(planes),
    looks: steps(looks),
    counted,
  };
}

const carriedTo = (matrix: Matrix3, region: Polygon, from: Size, to: Size): Polygon =>
  region.map(([x = 0, y = 0]) => {
    const [u, v] = mapPoint(matrix, x * from.widthPx, y * from.heightPx);
    return [u / to.widthPx, v / to.heightPx];
  });

async function fromAbove(head: Head, told: Told): Promise<Asked[]> {
  const oval = head.shot.view === 'vertex' ? crown : top;
  const days = [
    head,
    anotherVisit(head, 1, { regrowth: 0 }),
    anotherVisit(head, 2, { regrowth: told.person % 2 ? 0.2 : -0.15 }),
  ];
  const asked: Asked[] = [];
  for (const [day, visit] of days.entries()) {
    const photo = await throughCamera(visit);
    const region = regionPolygon(photo, oval);
    const truth = trueCoverage(photo, region);
    asked.push(await askedOf(photo.pixels, region, { ...told, day, truth }));
    if (day === 0) {
      const { pixels, toPicture } = await encodedAgain(photo.pixels);
      const carried = carriedTo(inverted(toPicture), region, photo.pixels, pixels);
      asked.push(await askedOf(pixels, carried, { ...told, day: 'same', truth }));
    }
  }
  return asked;
}

async function inOtherViews(head: Head, told: Told): Promise<Asked[]> {
  const views: View[] = told.person % 2 ? ['frontal', 'temporal_left'] : ['temporal_right', 'occipital'];
  const asked: Asked[] = [];
  for (const [day, view] of views.entries()) {
    const photo = await throughCamera({ ...head, shot: { ...head.shot, view } });
    const region = defaultRegion(view, photo.pixels, await findHeadOutline(photo.pixels));
    const truth = trueCoverage(photo, region);
    asked.push(await askedOf(photo.pixels, region, { ...told, day, truth }));
  }
  return asked;
}

/** Photographs a drawn head through the whole camera, and views it as the server does. */
export async function photographsOf(task: PhotographedTask): Promise<Asked[]> {
  const { number, skin, hair, colours, headWidthPx, otherViews } = task;
  const made = makeHead('tuning', number, { skin, hair });
  const head = resized({ ...made, person: { ...made.person, ...colours } }, headWidthPx);
  const told = toldOf(head, task);
  return otherViews ? inOtherViews(head, told) : fromAbove(head, told);
}
