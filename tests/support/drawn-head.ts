import sharp from 'sharp';
import { type Anatomy, drawAnatomy, HEAD_LENGTH } from './drawn-anatomy.ts';
import { paintPicture } from './drawn-picture.ts';
import { apply, compose, invert, type Matrix3 } from './drawn-pose.ts';
import { drawStrands, THIN } from './drawn-strands.ts';

/**
 * Pictures of one head from above with everything known about them. Drawn by code, no person in them.
 * Lengths without a unit are in widths of the head.
 */
export interface HeadOptions {
  /** Another seed is another person. */
  seed: number;
  widthPx?: number;
  heightPx?: number;
  headWidthPx?: number;
  /** Share of the thinning region that hair hides, 0–1. */
  coverage?: number;
  fullCoverage?: number;
  combDegrees?: number;
  hairLength?: number;
  hairWidth?: number;
  /** Linear-light RGB, 0–1. */
  skin?: readonly [number, number, number];
  hair?: readonly [number, number, number];
  rotationDegrees?: number;
  scale?: number;
  shiftX?: number;
  shiftY?: number;
  /** Perspective terms per head width: 0.05 makes the far side 5 % smaller at one head's distance. */
  perspectiveX?: number;
  perspectiveY?: number;
  light?: { gain?: number; red?: number; blue?: number; fromX?: number; fromY?: number };
  /** Standard deviation of sensor noise in 8-bit steps. */
  noise?: number;
  /** Where the picture was taken: another visit, another room and another grain. */
  visit?: number;
  jpegQuality?: number;
}

export interface HeadPicture {
  jpeg: Buffer;
  pixels: { data: Uint8Array; widthPx: number; heightPx: number };
  width: number;
  height: number;
  headWidthPx: number;
  /** Head coordinates → picture pixels. */
  pose: Matrix3;
  /** Share (0–1) of a region's pixels that hair hides; polygon as x ÷ width and y ÷ height. */
  coverageTruth: (polygon: readonly (readonly number[])[]) => number;
  /** The matrix that maps this picture's pixels to another picture's. */
  matrixTo: (other: HeadPicture) => Matrix3;
  /** The thinning region on this picture, shrunk by a factor. */
  regionPolygon: (shrink?: number) => [number, number][];
  landmarks: Record<'nose' | 'left' | 'right' | 'back' | 'whorl', readonly [number, number]>;
}

const anatomies = new Map<string, Anatomy>();

function anatomyOf(seed: number, skin: readonly [number, number, number]): Anatomy {
  const key = `${seed} ${skin.join(' ')}`;
  const known = anatomies.get(key);
  if (known) return known;
  const drawn = drawAnatomy(seed, skin);
  anatomies.set(key, drawn);
  return drawn;
}

/** Draws one photograph of a head; the same options give the same bytes. */
export async function drawHead(options: HeadOptions): Promise<HeadPicture> {
  const { seed, widthPx = 1600, heightPx = 1600, headWidthPx = 1000 } = options;
  const anatomy = anatomyOf(seed, options.skin ?? [0.56, 0.36, 0.26]);
  const pose = poseMatrix(options, widthPx, heightPx, headWidthPx);
  const toPicture = (x: number, y: number) => apply(pose, x, y);
  const size = { widthPx, heightPx };
  const hair = drawStrands(
    anatomy,
    {
      coverage: options.coverage ?? 0.5,
      fullCoverage: options.fullCoverage ?? 0.95,
      combDegrees: options.combDegrees ?? 0,
      lengthHeads: options.hairLength ?? 0.06,
      widthHeads: options.hairWidth ?? 0.0013,
    },
    toPicture,
    size,
  );
  const data = paintPicture({ anatomy, hair, pose, size, options });
  const jpeg = await sharp(data, { raw: { width: widthPx, height: heightPx, channels: 3 } })
    .jpeg({ quality: options.jpegQuality ?? 92 })
    .toBuffer();
  const at = (x: number, y: number) => apply(pose, x, y);
  const ring = (shrink: number) =>
    Array.from({ length: 32 }, (_, i): [number, number] => {
      const angle = (i / 32) * 2 * Math.PI;
      const [x, y] = at(
        THIN.x + THIN.rx * shrink * Math.cos(angle),
        THIN.y + THIN.ry * shrink * Math.sin(angle),
      );
      return [x / widthPx, y / heightPx];
    });
  return {
    jpeg,
    pixels: { data, widthPx, heightPx },
    width: widthPx,
    height: heightPx,
    headWidthPx: headWidthPx * (options.scale ?? 1),
    pose,
    coverageTruth: (polygon) => meanInside(hair.alpha, size, polygon),
    matrixTo: (other) => compose(other.pose, invert(pose)),
    regionPolygon: (shrink = 1) => ring(shrink),
    landmarks: {
      nose: at(0, HEAD_LENGTH / 2),
      left: at(-0.5, 0),
      right: at(0.5, 0),
      back: at(0, -HEAD_LENGTH / 2),
      whorl: at(anatomy.whorl.x, anatomy.whorl.y),
    },
  };
}

function poseMatrix(options: HeadOptions, widthPx: number, heightPx: number, headWidthPx: number): Matrix3 {
  const angle = ((options.rotationDegrees ?? 0) * Math.PI) / 180;
  const s = headWidthPx * (options.scale ?? 1);
  const tilt: Matrix3 = [1, 0, 0, 0, 1, 0, options.perspectiveX ?? 0, options.perspectiveY ?? 0, 1];
  const place: Matrix3 = [
    s * Math.cos(angle),
    -s * Math.sin(angle),
    widthPx / 2 + (options.shiftX ?? 0) * headWidthPx,
    s * Math.sin(angle),
    s * Math.cos(angle),
    heightPx / 2 + (options.shiftY ?? 0) * headWidthPx,
    0,
    0,
    1,
  ];
  return compose(place, tilt);
}

function meanInside(
  alpha: Float32Array,
  size: { widthPx: number; heightPx: number },
  polygon: readonly (readonly number[])[],
): number {
  let sum = 0;
  let count = 0;
  const corners = polygon.map(([x = 0, y = 0]) => [x * size.widthPx, y * size.heightPx] as const);
  for (let y = 0; y < size.heightPx; y++) {
    const cuts: number[] = [];
    corners.forEach(([ax, ay], i) => {
      const [bx, by] = corners[(i + 1) % corners.length] ?? [ax, ay];
      if (ay > y + 0.5 !== by > y + 0.5) cuts.push(ax + ((y + 0.5 - ay) / (by - ay)) * (bx - ax));
    });
    cuts.sort((a, b) => a - b);
    for (let k = 0; k + 1 < cuts.length; k += 2) {
      const from = Math.max(0, Math.ceil((cuts[k] ?? 0) - 0.5));
      const to = Math.min(size.widthPx - 1, Math.floor((cuts[k + 1] ?? 0) - 0.5));
      for (let x = from; x <= to; x++) {
        sum += alpha[y * size.widthPx + x] ?? 0;
        count++;
      }
    }
  }
  return count ? sum / count : Number.NaN;
}
