import { encode } from '../../server/demo/scalp/develop.ts';
import type { Person, Shot } from '../../server/demo/scalp/person.ts';
import { type Photograph, photograph } from '../../server/demo/scalp/photograph.ts';
import * as truth from '../../server/demo/scalp/truth.ts';
import { makeHead } from '../accuracy/heads.ts';
import type { Matrix3 } from './drawn-pose.ts';

/** One photograph of somebody who is not, in words of the clinic; what is left out is as at the first visit. */
export interface HeadOptions {
  /** Another seed is another person. */
  seed: number;
  widthPx?: number;
  heightPx?: number;
  headWidthPx?: number;
  view?: Shot['view'];
  /** About which share of the crown hair hides, 0.1–0.8; `coverageTruth` says exactly. */
  coverage?: number;
  /** Long hair parted along the middle, the part so wide, mm; seen from above. */
  partMm?: number;
  rotationDegrees?: number;
  /** The head turned aside and nodded against the camera, degrees. */
  turnDegrees?: number;
  nodDegrees?: number;
  /** 1.1: the camera was so much nearer that the head is a tenth larger. */
  scale?: number;
  /** In head widths. */
  shiftX?: number;
  shiftY?: number;
  light?: { gain?: number; red?: number; blue?: number };
  /** Standard deviation of sensor noise in 8-bit steps. */
  noise?: number;
  /** Where the picture was taken: another visit, another combing, room and grain. */
  visit?: number;
}

export interface HeadPicture {
  jpeg: Buffer;
  pixels: { data: Uint8Array; widthPx: number; heightPx: number };
  width: number;
  height: number;
  /** The bare head from side to side. */
  headWidthPx: number;
  photo: Photograph;
  /** Share (0–1) of a region's pixels that hair hides; polygon as x ÷ width and y ÷ height. */
  coverageTruth: (polygon: readonly (readonly number[])[]) => number;
  /** The matrix that maps this picture's pixels to another picture's. */
  matrixTo: (other: HeadPicture) => Matrix3;
  /** Places of its skin that any picture from above shows. */
  landmarks: Record<keyof typeof places, readonly [number, number]>;
  /** The crown on this picture, shrunk by a factor. */
  regionPolygon: (shrink?: number) => [number, number][];
}

/** Radians from the top of the head towards its left and its face. */
const places = { left: [0.75, -0.3], right: [-0.75, -0.3], whorl: [0, -0.42] } as const;

/** Loss of hair at which about so much of the crown is hidden, 10 % to 80 % in steps of ten. */
const LOSS = [0.975, 0.91, 0.843, 0.762, 0.663, 0.543, 0.37, 0.107];

function lossFor(coverage: number): number {
  const at = Math.min(LOSS.length - 1, Math.max(0, coverage * 10 - 1));
  const low = Math.min(LOSS.length - 2, Math.floor(at));
  return (LOSS[low] as number) + ((LOSS[low + 1] as number) - (LOSS[low] as number)) * (at - low);
}

/** Draws one photograph of a head; the same options give the same bytes. */
export async function drawHead(options: HeadOptions): Promise<HeadPicture> {
  const { seed, widthPx = 1600, heightPx = 1600, headWidthPx = 1000, visit = 0 } = options;
  const { scale = 1, shiftX = 0, shiftY = 0, rotationDegrees = 0 } = options;
  const { partMm } = options;
  const parted = partMm !== undefined;
  const made = makeHead('tuning', 9000 + seed, { skin: 'light', hair: 'brown', parted });
  const person: Person = {
    ...made.person,
    pattern: parted ? 'midline' : 'crown',
    grey: 0,
    shine: 0.2,
    curl: { swingMm: 0, waveMm: 20 },
  };
  const shot: Shot = {
    view: options.view ?? (parted ? 'superior' : 'vertex'),
    widthPx,
    heightPx,
    headWidthPx,
    distance: 1 / scale,
    shiftX,
    shiftY,
    tiltDegrees: rotationDegrees,
    turnDegrees: options.turnDegrees ?? 0,
    nodDegrees: options.nodDegrees ?? 0,
    light: options.light ?? {},
    noise: options.noise ?? 1.6,
    room: visit,
  };
  const state = {
    loss: parted ? 0.35 : lossFor(options.coverage ?? 0.5),
    lengthMm: parted ? 80 : 24,
    partWidthMm: [partMm ?? 0, partMm ?? 0, partMm ?? 0] as const,
    day: visit,
    combing: 1,
  };
  const photo = photograph(person, state, shot);
  const { crown } = truth;
  const at = (name: keyof typeof places) => {
    const { x, y } = truth.seenAt(photo, places[name]);
    return [x, y] as const;
  };
  return {
    jpeg: await encode(photo.pixels.data, shot),
    pixels: photo.pixels,
    width: widthPx,
    height: heightPx,
    headWidthPx: truth.headWidthOn(photo),
    photo,
    coverageTruth: (polygon) => truth.trueCoverage(photo, polygon) / 100,
    matrixTo(other) {
      const matrix = truth.matrixTo(photo, other.photo, crown);
      if (matrix === null) throw new Error('The two pictures show no common place.');
      return [...matrix] as Matrix3;
    },
    landmarks: { left: at('left'), right: at('right'), whorl: at('whorl') },
    regionPolygon: (shrink = 1) =>
      truth.regionPolygon(photo, { ...crown, reachX: crown.reachX * shrink, reachY: crown.reachY * shrink }),
  };
}
