import type { Mesh } from './body-mesh.ts';
import { type Camera, project } from './camera.ts';
import type { Vector } from './vector.ts';

/** The picture while it is drawn: linear light, and how far the nearest surface is, mm (`Infinity`: the room). */
export interface Canvas {
  widthPx: number;
  heightPx: number;
  /** Red, green, blue a pixel. */
  light: Float32Array;
  depth: Float32Array;
}

/** What a surface sends to the camera at a place of its map with a normal; written to `light` at `at`. */
export type Shader = (
  mapX: number,
  mapY: number,
  nx: number,
  ny: number,
  nz: number,
  light: Float32Array,
  at: number,
) => void;

/** Draws the sides of a mesh that face the camera, nearer ones over farther ones. */
export function drawMesh(canvas: Canvas, camera: Camera, mesh: Mesh, shade: Shader): void {
  const count = mesh.positions.length / 3;
  const placed = new Float32Array(count * 3);
  for (let v = 0; v < count; v++) {
    const point = mesh.positions.subarray(v * 3, v * 3 + 3) as unknown as Vector;
    placed.set(project(camera, point), v * 3);
  }
  const facing = facingVertices(camera, mesh);
  const across = mesh.columns + 1;
  for (let j = 0; j < mesh.rows; j++) {
    for (let i = 0; i < mesh.columns; i++) {
      const a = j * across + i;
      const [b, c, d] = [a + 1, a + across, a + across + 1];
      if (!facing[a] && !facing[b] && !facing[c] && !facing[d]) continue;
      drawTriangle(canvas, mesh, placed, a, b, c, shade);
      drawTriangle(canvas, mesh, placed, b, d, c, shade);
    }
  }
}

function facingVertices({ position }: Camera, { positions, normals }: Mesh): Uint8Array {
  const facing = new Uint8Array(positions.length / 3);
  for (let v = 0, k = 0; v < facing.length; v++, k += 3) {
    let along = 0;
    for (let c = 0; c < 3; c++) {
      along += ((position[c] as number) - (positions[k + c] as number)) * (normals[k + c] as number);
    }
    facing[v] = along > 0 ? 1 : 0;
  }
  return facing;
}

function drawTriangle(
  { widthPx, heightPx, light, depth }: Canvas,
  { normals, map }: Mesh,
  placed: Float32Array,
  a: number,
  b: number,
  c: number,
  shade: Shader,
): void {
  const ax = placed[a * 3] as number;
  const ay = placed[a * 3 + 1] as number;
  const abX = (placed[b * 3] as number) - ax;
  const abY = (placed[b * 3 + 1] as number) - ay;
  const acX = (placed[c * 3] as number) - ax;
  const acY = (placed[c * 3 + 1] as number) - ay;
  const area = abX * acY - abY * acX;
  if (area === 0) return;
  const top = Math.max(0, Math.ceil(ay + Math.min(0, abY, acY) - 0.5));
  const low = Math.min(heightPx - 1, Math.floor(ay + Math.max(0, abY, acY) - 0.5));
  const left = Math.max(0, Math.ceil(ax + Math.min(0, abX, acX) - 0.5));
  const right = Math.min(widthPx - 1, Math.floor(ax + Math.max(0, abX, acX) - 0.5));
  for (let y = top; y <= low; y++) {
    for (let x = left; x <= right; x++) {
      const v = ((x + 0.5 - ax) * acY - (y + 0.5 - ay) * acX) / area;
      const w = (abX * (y + 0.5 - ay) - abY * (x + 0.5 - ax)) / area;
      const u = 1 - v - w;
      if (u < -1e-6 || v < -1e-6 || w < -1e-6) continue;
      const far = mixed(placed, 3, 2, a, b, c, u, v, w);
      const at = y * widthPx + x;
      if (far >= (depth[at] as number)) continue;
      depth[at] = far;
      shade(
        mixed(map, 2, 0, a, b, c, u, v, w),
        mixed(map, 2, 1, a, b, c, u, v, w),
        mixed(normals, 3, 0, a, b, c, u, v, w),
        mixed(normals, 3, 1, a, b, c, u, v, w),
        mixed(normals, 3, 2, a, b, c, u, v, w),
        light,
        at * 3,
      );
    }
  }
}

/** The `k`th of `size` numbers a vertex, between three vertices. */
function mixed(
  values: Float32Array,
  size: number,
  k: number,
  a: number,
  b: number,
  c: number,
  u: number,
  v: number,
  w: number,
): number {
  return (
    u * (values[a * size + k] as number) +
    v * (values[b * size + k] as number) +
    w * (values[c * size + k] as number)
  );
}
