import { bodyOf, type Mesh } from '../../../server/demo/scalp/body-mesh.ts';
import { mixHair } from '../../../server/demo/scalp/develop.ts';
import type { Person, Shot } from '../../../server/demo/scalp/person.ts';
import { lookAt, type View } from '../../../server/demo/scalp/photograph.ts';
import { type Canvas, drawMesh } from '../../../server/demo/scalp/rasterise.ts';
import { skinShader } from '../../../server/demo/scalp/skin.ts';
import { crown, regionPolygon, top } from '../../../server/demo/scalp/truth.ts';
import { seededRandom } from '../../../server/demo/seeded-random.ts';
import { HEAD_CELLS } from '../../../server/imaging/coverage/scene.ts';
import { anotherVisit, type Head, makeHead, type Settings } from '../heads.ts';

/** Cells of a piece's side, half a head, and pixels a cell's side that it is drawn in. */
const PIECE = 400;
const PIXELS = 2;
/** The whole head, small, on cells of twenty pixels: what its code is read from. */
const WHOLE = { widthPx: 2240, heightPx: 2500 };
const WHOLE_PIXELS = 20;

export type PieceTask = { settings: Settings; number: number };

/**
 * A piece of a head and the whole of it, before any camera: light is
 * skin × its colour + pigment × the hair's colour + white, so that every colour of skin, hair and lamp can be given to
 * it where it is learned from. Square roots of half of each, in steps of 1 / 65535.
 */
export type Piece = {
  number: number;
  /** Colours the piece was drawn in, linear. */
  skin: readonly number[];
  hair: readonly number[];
  grey: number;
  /** Skin's red, green and blue; pigment; white; the share that hair hides; 1 on the head. */
  planes: Uint16Array;
  /** The same seven of the whole head, as every part of it is seen by. */
  whole: Uint16Array;
  /** 255 where the bare skull covers a cell of the whole head, seen through hair. */
  skull: Uint8Array;
};

/** One person on two days, in three places each. */
export function piecesOf({ settings, number }: PieceTask): Piece[] {
  const random = seededRandom(number * 17 + 3);
  const person = personOf(settings, number, random);
  return [0, 1].flatMap((visit) => {
    const regrowth = visit === 1 && random() < 0.5 ? (random() - 0.5) * 0.4 : 0;
    const isFirst = visit === 0 && random() < 0.5;
    const head = isFirst ? person : anotherVisit(person, 1 + visit + Math.floor(random() * 5), { regrowth });
    return photographed(head, random).map((piece) => ({ number, ...piece }));
  });
}

/** Every course of loss, also none and all, and hair from stubble to long. */
function personOf(settings: Settings, number: number, random: () => number): Head {
  const extreme = random();
  const parted = random() < 0.25;
  const head = makeHead(settings, number, {
    parted,
    loss: extreme < 0.12 ? 1 : extreme < 0.2 ? 0 : random(),
  });
  const lengthMm = !parted && random() < 0.2 ? 2 + 7 * random() : head.state.lengthMm;
  const thinned = random() < 0.15 ? 0.5 + 0.5 * random() : 1;
  const densityPerMm2 = head.person.densityPerMm2 * thinned;
  return { ...head, person: { ...head.person, densityPerMm2 }, state: { ...head.state, lengthMm } };
}

/** A head as a whole, and three parts of it near. */
function photographed({ person, state, shot }: Head, random: () => number): Omit<Piece, 'number'>[] {
  // No camera puts the cells' edges where the pixels' are.
  const headWidthPx = HEAD_CELLS * PIXELS * (0.92 + 0.16 * random());
  const wholeShot: Shot = { ...shot, ...WHOLE, headWidthPx };
  const view = lookAt(person, state, wholeShot);
  const layers = layersOf(view, person);
  const pixels = { data: new Uint8Array(0), ...WHOLE };
  const photo = { ...view, shot: wholeShot, pixels, depth: view.canvas.depth };
  const whole = onCells(layers, { left: 0, top: 0, ...WHOLE }, WHOLE_PIXELS);
  const skull = skullOf(view, person.seed);
  const elsewhere = { x: (random() - 0.5) * 0.5, y: 0.9 * random() - 0.4, reachX: 0.4, reachY: 0.4 };
  return [crown, top, elsewhere].map((oval) => {
    const polygon = regionPolygon(photo, oval);
    const start = (axis: 0 | 1, lengthPx: number) => {
      const middle = polygon.reduce((sum, corner) => sum + corner[axis], 0) / polygon.length;
      const first = middle * lengthPx - (PIECE * PIXELS) / 2;
      return Math.round(Math.min(lengthPx - PIECE * PIXELS, Math.max(0, first)));
    };
    const [left, above] = [start(0, WHOLE.widthPx), start(1, WHOLE.heightPx)];
    const box = { left, top: above, widthPx: PIECE * PIXELS, heightPx: PIECE * PIXELS };
    const { skin, hair, grey } = person;
    return { skin, hair, grey, planes: onCells(layers, box, PIXELS), whole, skull };
  });
}

/** What a view's light is made of, pixel for pixel. */
type Layers = { skin: Canvas; shine: Canvas; hair: View['hair'] };

function layersOf(view: View, person: Person): Layers {
  const { canvas, hair, lamp } = view;
  const colourless = new Float32Array(hair.length);
  for (let at = 0; at < hair.length; at += 3) colourless[at] = hair[at] as number;
  const bald: Person = { ...person, hair: [0, 0, 0] };
  const skin: Canvas = { ...canvas, light: canvas.light.slice() };
  const shine = shineOf(view, person);
  mixHair(skin, colourless, bald, lamp);
  mixHair(shine, colourless, bald, lamp);
  return { skin, shine, hair };
}

type Box = { left: number; top: number; widthPx: number; heightPx: number };

/** Seven planes of a box on cells of so many pixels. */
function onCells({ skin, shine, hair }: Layers, box: Box, pixels: number): Uint16Array {
  const { left, top, widthPx, heightPx } = box;
  const [columns, rows] = [widthPx / pixels, heightPx / pixels];
  const count = columns * rows;
  const sums = new Float32Array(7 * count);
  const { light, depth } = skin;
  for (let y = 0; y < heightPx; y++) {
    for (let x = 0; x < widthPx; x++) {
      let cell = ((y / pixels) | 0) * columns + ((x / pixels) | 0);
      const at = (top + y) * skin.widthPx + left + x;
      const k = at * 3;
      // Shine on skin has no colour of the skin: it goes with white strands.
      const gloss = shine.light[k] as number;
      const parts = [
        (light[k] as number) - gloss,
        (light[k + 1] as number) - gloss,
        (light[k + 2] as number) - gloss,
        hair[k + 1] as number,
        (hair[k + 2] as number) + gloss,
        hair[k] as number,
        (depth[at] as number) < Number.POSITIVE_INFINITY ? 1 : 0,
      ];
      for (const part of parts) {
        sums[cell] = (sums[cell] as number) + part;
        cell += count;
      }
    }
  }
  const out = new Uint16Array(sums.length);
  for (let at = 0; at < out.length; at++) {
    out[at] = Math.round(65535 * Math.sqrt(Math.min(1, Math.max(0, sums[at] as number) / pixels ** 2 / 2)));
  }
  return out;
}

let last: { seed: number; meshes: Mesh[] } | null = null;

function meshesOf({ shape }: View, seed: number): Mesh[] {
  if (last?.seed !== seed) last = { seed, meshes: bodyOf(shape, seed) };
  return last.meshes;
}

const emptyCanvas = ({ widthPx, heightPx }: Canvas): Canvas => ({
  widthPx,
  heightPx,
  light: new Float32Array(widthPx * heightPx * 3),
  depth: new Float32Array(widthPx * heightPx).fill(Number.POSITIVE_INFINITY),
});

/** What skin of no colour would reflect. */
function shineOf(view: View, person: Person): Canvas {
  const canvas = emptyCanvas(view.canvas);
  const shader = skinShader({ ...person, skin: [0, 0, 0] }, view.lamp);
  for (const mesh of meshesOf(view, person.seed)) {
    if (mesh.material === 'skin') drawMesh(canvas, view.camera, mesh, shader);
  }
  return canvas;
}

/** The bare head alone, without ears, neck and hair, on the whole head's cells. */
function skullOf(view: View, seed: number): Uint8Array {
  const { widthPx, heightPx } = WHOLE;
  const canvas = emptyCanvas(view.canvas);
  const [skull] = meshesOf(view, seed);
  if (skull) drawMesh(canvas, view.camera, skull, () => undefined);
  const [columns, rows] = [widthPx / WHOLE_PIXELS, heightPx / WHOLE_PIXELS];
  return Uint8Array.from({ length: columns * rows }, (_, at) => {
    const x = ((at % columns) + 0.5) * WHOLE_PIXELS;
    const y = (Math.floor(at / columns) + 0.5) * WHOLE_PIXELS;
    return Number.isFinite(canvas.depth[y * widthPx + x]) ? 255 : 0;
  });
}
