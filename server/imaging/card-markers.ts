import { cardMarkers, markerSideMm } from '../contract/colour-card.ts';
import type { Matrix3, Point } from '../contract/matrix.ts';
import { mapPoint } from '../contract/matrix.ts';
import { loadOpenCv, type OpenCv } from './opencv.ts';
import { greenOverview } from './overview.ts';
import type { Pixels } from './pixels.ts';
import { solve } from './register/least-squares.ts';

/** A marker needs about 20 px to be read; at this size a card a tenth as wide as the picture still has them. */
const WORK_PX = 1600;
/** Black is told from white within this: the widest of OpenCV's own three, of which narrower ones find hair instead. */
const WINDOW_PX = 23;
/** OpenCV's CORNER_REFINE_SUBPIX. */
const SUBPIXEL = 1;
/** One wrong bit in three of those the code could mend: hair makes many squares, and none of them is ours. */
const ERROR_CORRECTION = 0.34;

/** Where the four corners of a marker lie in the picture, clockwise from the marker's own top-left. */
export interface FoundMarker {
  id: number;
  corners: Point[];
}

/**
 * Looks for the card's own markers.
 * @returns one a number, corners in pixels of `photo` from its top-left corner; a number seen twice is left out
 */
export async function findCardMarkers(photo: Pixels): Promise<FoundMarker[]> {
  // Markers are black on white: any one colour shows them.
  const small = await greenOverview(photo, WORK_PX);
  const [scaleX, scaleY] = [photo.widthPx / small.widthPx, photo.heightPx / small.heightPx];
  const cv = await loadOpenCv();
  const found = detect(cv, small.data, small.widthPx, small.heightPx);
  const ours = found.filter(({ id }) => cardMarkers.some((marker) => marker.id === id));
  const once = ours.filter(({ id }) => ours.filter((each) => each.id === id).length === 1);
  // OpenCV puts a pixel's centre at whole numbers, we at .5.
  return once.map(({ id, corners }) => ({
    id,
    corners: corners.map(([x, y]): Point => [(x + 0.5) * scaleX, (y + 0.5) * scaleY]),
  }));
}

function detect(cv: OpenCv, grey: Uint8Array, widthPx: number, heightPx: number): FoundMarker[] {
  const picture = new cv.Mat(heightPx, widthPx, cv.CV_8U);
  const ids = new cv.EmptyMat();
  const squares = new cv.MatVector();
  const dictionary = cv.getPredefinedDictionary(cv.DICT_5X5_50);
  const parameters = new cv.ArucoParameters();
  const refinement = new cv.ArucoRefinement(10, 3, true);
  parameters.cornerRefinementMethod = SUBPIXEL;
  parameters.errorCorrectionRate = ERROR_CORRECTION;
  parameters.adaptiveThreshWinSizeMin = WINDOW_PX;
  parameters.adaptiveThreshWinSizeMax = WINDOW_PX;
  const detector = new cv.ArucoDetector(dictionary, parameters, refinement);
  try {
    picture.data.set(grey);
    detector.detectMarkers(picture, squares, ids);
    return Array.from({ length: squares.size() }, (_, k) => {
      const square = squares.get(k);
      const [ax = 0, ay = 0, bx = 0, by = 0, cx = 0, cy = 0, dx = 0, dy = 0] = square.data32F;
      square.delete();
      const corners: Point[] = [
        [ax, ay],
        [bx, by],
        [cx, cy],
        [dx, dy],
      ];
      return { id: ids.data32S[k] ?? -1, corners };
    });
  } finally {
    for (const each of [detector, refinement, parameters, dictionary, squares, ids, picture]) each.delete();
  }
}

/**
 * The plane of the card in the picture, by linear least squares over every marker corner (direct linear transform
 * with the last element one; Hartley & Zisserman 2003, §4.1).
 * @returns card millimetres → picture pixels, and the root mean square of what is left in pixels; `null`: not settled
 */
export function cardPlane(markers: readonly FoundMarker[]): { matrix: Matrix3; residualPx: number } | null {
  const pairs = markers.flatMap(({ id, corners }) => {
    const plan = cardMarkers.find((marker) => marker.id === id);
    if (!plan) return [];
    const { leftMm: x, topMm: y } = plan;
    const side = markerSideMm;
    const planned: Point[] = [
      [x, y],
      [x + side, y],
      [x + side, y + side],
      [x, y + side],
    ];
    return planned.map((from, k) => ({ from, to: corners[k] ?? [Number.NaN, Number.NaN] }));
  });
  const a = Array.from({ length: 8 }, () => new Array<number>(8).fill(0));
  const b = new Array<number>(8).fill(0);
  for (const { from, to } of pairs) {
    const [x, y] = from;
    const [u, v] = to;
    addEquation(a, b, [x, y, 1, 0, 0, 0, -u * x, -u * y], u);
    addEquation(a, b, [0, 0, 0, x, y, 1, -v * x, -v * y], v);
  }
  const h = solve(a, b);
  if (!h?.every(Number.isFinite)) return null;
  const matrix = [...h, 1] as unknown as Matrix3;
  const squares = pairs.map(({ from, to }) => {
    const [u, v] = mapPoint(matrix, from[0], from[1]);
    return (u - to[0]) ** 2 + (v - to[1]) ** 2;
  });
  return { matrix, residualPx: Math.sqrt(squares.reduce((sum, v) => sum + v, 0) / squares.length) };
}

function addEquation(a: number[][], b: number[], features: readonly number[], target: number): void {
  features.forEach((feature, i) => {
    b[i] = (b[i] ?? 0) + feature * target;
    const line = a[i];
    if (line)
      features.forEach((other, j) => {
        line[j] = (line[j] ?? 0) + feature * other;
      });
  });
}
