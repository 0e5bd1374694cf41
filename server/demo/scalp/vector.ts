/** A point or direction. Head coordinates: mm from the head's centre, x to its left, y to its face, z up. */
export type Vector = [x: number, y: number, z: number];

export function dot(a: Readonly<Vector>, b: Readonly<Vector>): number {
  return a[0] * b[0] + a[1] * b[1] + a[2] * b[2];
}

export function unit([x, y, z]: Readonly<Vector>): Vector {
  const length = lengthOf(x, y, z) || 1;
  return [x / length, y / length, z / length];
}

export function sum(...parts: (readonly [scale: number, vector: Readonly<Vector>])[]): Vector {
  const out: Vector = [0, 0, 0];
  for (const [scale, [x, y, z]] of parts) {
    out[0] += scale * x;
    out[1] += scale * y;
    out[2] += scale * z;
  }
  return out;
}

/** Length of a vector in the plane or in space; `Math.hypot` minds overflow, which takes ten times as long. */
export function lengthOf(x: number, y: number, z = 0): number {
  return Math.sqrt(x * x + y * y + z * z);
}
