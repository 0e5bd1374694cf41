import { seededRandom } from '../seeded-random.ts';
import { type Lamp, lightOn } from './lamp.ts';
import { makeNoise } from './noise.ts';
import type { Colour } from './person.ts';
import type { Canvas, Shader } from './rasterise.ts';
import type { Vector } from './vector.ts';

/** The room is out of focus: it is drawn in cells this large and smoothly enlarged. */
const CELL_PX = 10;

type Thing = {
  x: number;
  y: number;
  wide: number;
  high: number;
  turn: number;
  round: boolean;
  colour: Colour;
};

/** Floor or wall with a few things on it; another number is another room, a little moved for another visit. */
export function drawRoom(canvas: Canvas, headWidthPx: number, room: number): void {
  const columns = Math.ceil(canvas.widthPx / CELL_PX) + 2;
  const rows = Math.ceil(canvas.heightPx / CELL_PX) + 2;
  const random = seededRandom(room * 101 + 3);
  const noise = makeNoise(room + 5);
  const grey = 0.05 + random() * 0.5;
  const base: Colour = [grey * (0.85 + random() * 0.35), grey, grey * (0.7 + random() * 0.45)];
  const [turn, board, seam] = [random() * 3.2, 0.25 + random() * 0.6, random() * 0.35];
  const things: Thing[] = Array.from({ length: 5 }, () => ({
    x: (random() - 0.5) * 2.6,
    y: (random() - 0.5) * 2.6,
    wide: 0.1 + random() * 0.5,
    high: 0.08 + random() * 0.5,
    turn: random() * 3.2,
    round: random() < 0.3,
    colour: quiet(random, 0.55),
  }));
  const cells = new Float32Array(columns * rows * 3);
  for (let j = 0, at = 0; j < rows; j++) {
    for (let i = 0; i < columns; i++, at += 3) {
      const x = (i * CELL_PX - canvas.widthPx / 2) / headWidthPx;
      const y = (j * CELL_PX - canvas.heightPx / 2) / headWidthPx;
      const along = (x * Math.cos(turn) + y * Math.sin(turn)) / board;
      const edge = Math.abs(along - Math.round(along)) < 0.05 ? 1 - seam : 1;
      const lit =
        edge * (1 + 0.12 * noise(x * 3, y * 3) + 0.1 * noise(x * 11, y * 11)) * (1 - 0.12 * (x + y));
      const over = things.find((thing) => covers(thing, x, y))?.colour ?? base;
      for (let c = 0; c < 3; c++) cells[at + c] = (over[c] as number) * Math.max(0.1, lit);
    }
  }
  soften(cells, columns, rows);
  enlarge(canvas, cells, columns);
}

/** A colour as things in a clinic have it: dark as often as bright, and seldom loud. */
function quiet(random: () => number, most: number): Colour {
  const grey = 0.015 + random() ** 2 * most;
  const loud = random() ** 2 * 0.8;
  const part = () => grey * (1 - loud + 2 * loud * random() ** 1.5);
  return [part(), part(), part()];
}

function covers({ x, y, wide, high, turn, round }: Thing, atX: number, atY: number): boolean {
  const u = Math.abs((atX - x) * Math.cos(turn) + (atY - y) * Math.sin(turn)) / wide;
  const v = Math.abs((atY - y) * Math.cos(turn) - (atX - x) * Math.sin(turn)) / high;
  return round ? u * u + v * v < 1 : u < 1 && v < 1;
}

function soften(cells: Float32Array, columns: number, rows: number): void {
  for (let round = 0; round < 2; round++) {
    const from = cells.slice();
    for (let j = 1; j < rows - 1; j++) {
      for (let k = 3; k < (columns - 1) * 3; k++) {
        const at = j * columns * 3 + k;
        const near = (from[at - 3] as number) + (from[at + 3] as number);
        const over = (from[at - columns * 3] as number) + (from[at + columns * 3] as number);
        cells[at] = 0.4 * (from[at] as number) + 0.15 * (near + over);
      }
    }
  }
}

function enlarge({ widthPx, heightPx, light }: Canvas, cells: Float32Array, columns: number): void {
  for (let y = 0, at = 0; y < heightPx; y++) {
    const j = Math.floor(y / CELL_PX);
    const t = y / CELL_PX - j;
    for (let x = 0; x < widthPx; x++, at += 3) {
      const i = Math.floor(x / CELL_PX);
      const s = x / CELL_PX - i;
      const o = (j * columns + i) * 3;
      for (let c = 0; c < 3; c++) {
        const top = (cells[o + c] as number) * (1 - s) + (cells[o + 3 + c] as number) * s;
        const low = o + columns * 3 + c;
        light[at + c] =
          top * (1 - t) + ((cells[low] as number) * (1 - s) + (cells[low + 3] as number) * s) * t;
      }
    }
  }
}

/** A shirt or a cape: folded, woven, sometimes striped. */
export function clothShader(lamp: Lamp, room: number): Shader {
  const random = seededRandom(room * 57 + 9);
  const noise = makeNoise(room + 6);
  const colour: Colour = [
    0.02 + random() ** 2 * 0.5,
    0.02 + random() ** 2 * 0.45,
    0.02 + random() ** 2 * 0.55,
  ];
  const striped = random() < 0.35;
  const pointing: Vector = [0, 0, 0];
  return (x, y, nx, ny, nz, light, at) => {
    const fold = noise(x * 6, y * 6) + 0.6 * noise(x * 17 + 3, y * 17);
    pointing[0] = nx + 0.12 * fold;
    pointing[1] = ny - 0.1 * fold;
    pointing[2] = nz;
    const weave = 1 + 0.07 * noise(x * 160, y * 160);
    const stripe = striped && Math.sin(x * 40) > 0.55 ? 1.5 : 1;
    const lit = lightOn(lamp, pointing) * weave * stripe * 0.9;
    for (let c = 0; c < 3; c++) light[at + c] = (colour[c] as number) * lit;
  };
}
