import { bodyOf, type Mesh } from './body-mesh.ts';
import { type Camera, placeCamera } from './camera.ts';
import { encode, expose, mixHair } from './develop.ts';
import { type HeadShape, makeHeadShape } from './head-shape.ts';
import { type Lamp, lampOf } from './lamp.ts';
import { type HairLayer, makeHairLayer, paintStrand } from './paint-strands.ts';
import type { HeadState, Person, Shot } from './person.ts';
import { type Canvas, drawMesh } from './rasterise.ts';
import { clothShader, drawRoom } from './room.ts';
import { skinShader } from './skin.ts';
import { growStrands } from './strands.ts';

/** One photograph of a head that nobody has, and what is true of it. */
export interface Photograph {
  shot: Shot;
  shape: HeadShape;
  camera: Camera;
  /** 8-bit sRGB, three channels. */
  pixels: { data: Uint8Array; widthPx: number; heightPx: number };
  /** The share of every pixel that hair hides stands first of three numbers. */
  hair: HairLayer;
  /** Distance of the skin behind every pixel, mm; `Infinity` where there is only the room. */
  depth: Float32Array;
}

type Body = { shape: HeadShape; meshes: Mesh[] };

let last: { seed: number; body: Body } | null = null;

function bodyFor(seed: number): Body {
  if (last?.seed !== seed) {
    const shape = makeHeadShape(seed);
    last = { seed, body: { shape, meshes: bodyOf(shape, seed) } };
  }
  return last.body;
}

/** Everything in front of the camera, before it exposes. */
export interface View {
  canvas: Canvas;
  hair: HairLayer;
  lamp: Lamp;
  shape: HeadShape;
  camera: Camera;
}

/** Puts a head into the light and in front of the camera: room, skin and cloth, and its hair apart. */
export function lookAt(person: Person, state: HeadState, shot: Shot): View {
  const { widthPx, heightPx } = shot;
  const { shape, meshes } = bodyFor(person.seed);
  const camera = placeCamera(shape, shot);
  const lamp = lampOf(camera, shot);
  const canvas: Canvas = {
    widthPx,
    heightPx,
    light: new Float32Array(widthPx * heightPx * 3),
    depth: new Float32Array(widthPx * heightPx).fill(Number.POSITIVE_INFINITY),
  };
  const room = person.seed * 13 + (shot.room ?? 0);
  drawRoom(canvas, shot.headWidthPx, room);
  const shaders = { skin: skinShader(person, lamp), cloth: clothShader(lamp, room) };
  for (const mesh of meshes) drawMesh(canvas, camera, mesh, shaders[mesh.material]);
  const hair = makeHairLayer(canvas);
  growStrands(person, state, shape, camera.towards, (strand) =>
    paintStrand(canvas, hair, camera, lamp, person, strand),
  );
  return { canvas, hair, lamp, shape, camera };
}

/** Photographs a head: the same person, state and shot give the same pixels. */
export function photograph(person: Person, state: HeadState, shot: Shot): Photograph {
  const { canvas, hair, lamp, shape, camera } = lookAt(person, state, shot);
  mixHair(canvas, hair, person, lamp);
  const { widthPx, heightPx } = shot;
  const data = expose(canvas, person, shot);
  return { shot, shape, camera, pixels: { data, widthPx, heightPx }, hair, depth: canvas.depth };
}

/** The photograph as the camera would store it. */
export function jpegOf({ pixels, shot }: Photograph): Promise<Buffer> {
  return encode(pixels.data, shot);
}
