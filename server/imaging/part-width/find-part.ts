import type { Polygon } from '../../contract/analysis.ts';
import type { Size } from '../../contract/fields.ts';
import { identity, type Point } from '../../contract/matrix.ts';
import { type CoverMap, readCoverMap } from '../coverage/cover-map.ts';
import { headWidth } from '../coverage/scene.ts';
import type { HeadOutline } from '../head-outline.ts';
import type { Pixels } from '../pixels.ts';

/** Front, middle and back in shares of the head's length from its middle; the forehead is at the bottom. */
const PLACES = [0.24, 0.01, -0.21] as const;
/** A part is looked for this far from the head's middle line, in shares of its width, and past its outer points. */
const ASIDE = 0.25;
const PAST = 0.06;
/** A path across the hair may step one cell aside a row, and pays for it. */
const TURN = 0.04;
/** How much of hair a path would cross to stay in the middle of the head rather than at the band's edge. */
const HOME = 0.25;

/** A head is longer than wide; where it was not found, it is taken to fill the middle of the picture. */
const LENGTH_TO_WIDTH = 1.18;
const usual = (photo: Size) => ({
  centreX: photo.widthPx / 2,
  centreY: photo.heightPx / 2,
  widthPx: headWidth(null, photo),
  lengthPx: LENGTH_TO_WIDTH * headWidth(null, photo),
});

/**
 * The three points of a part on the photo it is measured against: the barest way from the forehead to behind the crown
 * (a path by dynamic programming), at three fixed shares of the head's length.
 * @returns front, middle and back, x ÷ width and y ÷ height
 */
export async function findPart(photo: Pixels, outline: HeadOutline | null): Promise<Polygon> {
  const { centreX, centreY, widthPx, lengthPx } = outline ?? usual(photo);
  const [front, , back] = PLACES;
  const [top, bottom] = [centreY + (back - PAST) * lengthPx, centreY + (front + PAST) * lengthPx];
  const [left, right] = [centreX - ASIDE * widthPx, centreX + ASIDE * widthPx];
  const corners: Point[] = [
    [left, top],
    [right, bottom],
  ];
  const task = { photo, matrix: identity, referenceSize: photo, outline };
  const { map } = await readCoverMap(task, corners);
  const columns = barestWay(map, { left, right, top, bottom });
  return PLACES.map((share) => {
    const y = centreY + share * lengthPx;
    const x = columns(y);
    return [x / photo.widthPx, y / photo.heightPx];
  });
}

/** The path's x at a y, reference master pixels. */
function barestWay(
  map: CoverMap,
  box: { left: number; right: number; top: number; bottom: number },
): (y: number) => number {
  const column = (x: number) =>
    Math.min(map.widthPx - 1, Math.max(0, Math.round((x - map.left) / map.stepPx - 0.5)));
  const row = (y: number) =>
    Math.min(map.heightPx - 1, Math.max(0, Math.round((y - map.top) / map.stepPx - 0.5)));
  const [first, last] = [column(box.left), column(box.right)];
  const [top, bottom] = [row(box.top), row(box.bottom)];
  const wide = last - first + 1;
  const middle = (wide - 1) / 2;
  const costAt = (j: number, i: number) => {
    const cover = map.cover[j * map.widthPx + first + i] as number;
    return (Number.isNaN(cover) ? 1 : cover) + HOME * ((i - middle) / Math.max(1, middle)) ** 2;
  };
  let costs = Array.from({ length: wide }, (_, i) => costAt(top, i));
  const cameFrom: Int32Array[] = [];
  for (let j = top + 1; j <= bottom; j++) {
    const from = new Int32Array(wide);
    costs = costs.map((_, i) => {
      let best = Number.POSITIVE_INFINITY;
      for (let k = Math.max(0, i - 1); k <= Math.min(wide - 1, i + 1); k++) {
        const cost = (costs[k] as number) + (k === i ? 0 : TURN);
        if (cost < best) {
          best = cost;
          from[i] = k;
        }
      }
      return best + costAt(j, i);
    });
    cameFrom.push(from);
  }
  const path = [costs.indexOf(Math.min(...costs))];
  for (const from of cameFrom.reverse()) path.unshift(from[path[0] as number] as number);
  return (y) =>
    map.left +
    (first + (path[Math.min(path.length - 1, Math.max(0, row(y) - top))] as number) + 0.5) * map.stepPx;
}
