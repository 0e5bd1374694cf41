import { readFileSync } from 'node:fs';
import { imagingFile } from '../imaging-file.ts';
import type { Plane } from '../pixels.ts';

type Exports = {
  memory: { readonly buffer: ArrayBuffer; grow: (pages: number) => number };
  products: (
    patch: number,
    rows: number,
    padded: number,
    image: number,
    stride: number,
    span: number,
    out: number,
  ) => void;
};

const PAGE = 65_536;
/** Numbers a vector holds; rows of a patch are filled up with zeros to whole ones. */
const LANES = 4;
/** Where the sums of products and the patch lie, and behind both the picture, in numbers of four bytes. */
const SUMS = 0;
const PATCH = 1024;
const PICTURE = 4096;

/** Node's own; its types come with those of a browser, which the server does without. */
const { Instance, Module } = (
  globalThis as unknown as {
    WebAssembly: {
      Module: new (bytes: Uint8Array) => object;
      Instance: new (module: object) => { exports: object };
    };
  }
).WebAssembly;

let loaded: Exports | null = null;

function load(): Exports {
  if (loaded) return loaded;
  const bytes = readFileSync(imagingFile('register/patch-products.wasm'));
  loaded = new Instance(new Module(bytes)).exports as Exports;
  return loaded;
}

/**
 * Sums of products of a square of one plane with every square of the other around a place: what a correlation is made of,
 * four numbers at once. The sums hold until the next call; one plane is searched at a time.
 */
export function productsOn(picture: Plane) {
  const { memory, products } = load();
  const { widthPx, heightPx } = picture;
  const bytes = 4 * (PICTURE + widthPx * heightPx + LANES);
  if (memory.buffer.byteLength < bytes) memory.grow(Math.ceil((bytes - memory.buffer.byteLength) / PAGE));
  const numbers = new Float32Array(memory.buffer);
  numbers.set(picture.data, PICTURE);
  /**
   * @param own the plane of the square, its corner and side in whole pixels
   * @param left corner of the first place in the picture; `span` × `span` places from there, row after row
   */
  return (
    own: Plane,
    [x, y]: readonly [number, number],
    side: number,
    [left, top]: readonly [number, number],
    span: number,
  ): Float32Array => {
    const padded = Math.ceil(side / LANES) * LANES;
    numbers.fill(0, PATCH, PATCH + padded * side);
    for (let row = 0; row < side; row++) {
      const from = (y + row) * own.widthPx + x;
      for (let k = 0; k < side; k++) numbers[PATCH + row * padded + k] = own.data[from + k] as number;
    }
    const first = PICTURE + top * widthPx + left;
    products(4 * PATCH, side, 4 * padded, 4 * first, 4 * widthPx, span, 4 * SUMS);
    return numbers.subarray(SUMS, SUMS + span * span);
  };
}
