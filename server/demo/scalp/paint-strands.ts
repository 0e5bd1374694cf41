import type { Camera } from './camera.ts';
import { type Lamp, lightOn } from './lamp.ts';
import type { Person } from './person.ts';
import type { Canvas } from './rasterise.ts';
import type { Strand } from './strands.ts';
import type { Vector } from './vector.ts';

/**
 * Hair over the picture, three numbers a pixel: how much of it hair hides (0–1); the light in the colour of the
 * person's hair; the light without colour (white strands, shine). Both lights are already times their share.
 */
export type HairLayer = Float32Array;

/** A strand behind the head or the ear by more is not seen, mm. */
const BEHIND_MM = 2.5;
const WHITE_STRAND = 0.42;

export function makeHairLayer({ widthPx, heightPx }: Canvas): HairLayer {
  return new Float32Array(widthPx * heightPx * 3);
}

/** Draws one strand: every piece with its exact share of each pixel, lit as hair is (Kajiya & Kay 1989). */
export function paintStrand(
  canvas: Canvas,
  hair: HairLayer,
  camera: Camera,
  lamp: Lamp,
  person: Person,
  strand: Strand,
): void {
  const { points, count } = strand;
  const surface = lightOn(lamp, strand.normal);
  // Strands below others stand in their shade.
  const open = 0.4 + 0.6 * strand.layer;
  projectPoints(camera, strand);
  const { placed } = strand;
  for (let k = 1; k < count; k++) {
    const o = k * 3;
    const x = placed[o - 3] as number;
    const y = placed[o - 2] as number;
    const toX = placed[o] as number;
    const toY = placed[o + 1] as number;
    const far = placed[o + 2] as number;
    const column = Math.floor((x + toX) / 2);
    const row = Math.floor((y + toY) / 2);
    const inside = column >= 0 && row >= 0 && column < canvas.widthPx && row < canvas.heightPx;
    if (!inside || far > (canvas.depth[row * canvas.widthPx + column] as number) + BEHIND_MM) continue;
    const across = sineBetween(points, o, lamp.direction);
    const glance = sineBetween(points, o, lamp.halfway);
    const shade = strand.tone * open * surface * (0.45 + 0.55 * across) * (0.8 + (0.2 * k) / count);
    const shine = (0.05 + 0.1 * person.shine) * lamp.key * shining(glance) * open * strand.tone;
    const widthPx = (strand.calibreMm * (1 - (0.3 * k) / count) * camera.focalPx) / far;
    const pigment = strand.white ? 0 : shade;
    const white = shine + (strand.white ? WHITE_STRAND * shade : 0);
    drawLine(canvas, hair, x, y, toX, toY, widthPx, pigment, white);
  }
}

/** The 32nd power. */
function shining(sine: number): number {
  const fourth = sine * sine * sine * sine;
  const sixteenth = fourth * fourth * fourth * fourth;
  return sixteenth * sixteenth;
}

function projectPoints(
  { position, right, down, towards, focalPx, centreX, centreY }: Camera,
  strand: Strand,
): void {
  const { points, placed, count } = strand;
  for (let o = 0; o < count * 3; o += 3) {
    const x = (points[o] as number) - position[0];
    const y = (points[o + 1] as number) - position[1];
    const z = (points[o + 2] as number) - position[2];
    const depth = -(x * towards[0] + y * towards[1] + z * towards[2]);
    const scale = focalPx / depth;
    placed[o] = centreX + (x * right[0] + y * right[1] + z * right[2]) * scale;
    placed[o + 1] = centreY + (x * down[0] + y * down[1] + z * down[2]) * scale;
    placed[o + 2] = depth;
  }
}

/** Sine of the angle between the piece of a strand that ends at `o` and a direction. */
function sineBetween(points: Float32Array, o: number, [x, y, z]: Readonly<Vector>): number {
  const dx = (points[o] as number) - (points[o - 3] as number);
  const dy = (points[o + 1] as number) - (points[o - 2] as number);
  const dz = (points[o + 2] as number) - (points[o - 1] as number);
  const along = dx * x + dy * y + dz * z;
  return Math.sqrt(Math.max(0, 1 - (along * along) / (dx * dx + dy * dy + dz * dz || 1)));
}

/** Walks the longer axis pixel by pixel and lays the strand's cross-section over the pixels of the other axis. */
function drawLine(
  { widthPx, heightPx }: Canvas,
  hair: HairLayer,
  ax: number,
  ay: number,
  bx: number,
  by: number,
  strandPx: number,
  colour: number,
  shine: number,
): void {
  const steep = Math.abs(by - ay) > Math.abs(bx - ax);
  const u0 = steep ? ay : ax;
  const v0 = steep ? ax : ay;
  const u1 = steep ? by : bx;
  const v1 = steep ? bx : by;
  const slope = (v1 - v0) / (u1 - u0 || 1e-9);
  const half = (strandPx * Math.sqrt(1 + slope * slope)) / 2;
  const uStep = steep ? widthPx : 1;
  const vStep = steep ? 1 : widthPx;
  const vEnd = steep ? widthPx : heightPx;
  const from = Math.max(0, Math.round(Math.min(u0, u1)));
  const to = Math.min(steep ? heightPx : widthPx, Math.round(Math.max(u0, u1)));
  for (let u = from; u < to; u++) {
    const centre = v0 + (u + 0.5 - u0) * slope;
    const low = centre - half;
    const high = centre + half;
    const end = Math.min(vEnd, high);
    for (let v = Math.max(0, Math.floor(low)); v < end; v++) {
      const cover = (v + 1 < high ? v + 1 : high) - (v > low ? v : low);
      const at = (u * uStep + v * vStep) * 3;
      const rest = 1 - cover;
      hair[at] = 1 - (1 - (hair[at] as number)) * rest;
      hair[at + 1] = (hair[at + 1] as number) * rest + colour * cover;
      hair[at + 2] = (hair[at + 2] as number) * rest + shine * cover;
    }
  }
}
