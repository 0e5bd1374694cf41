import { directionOf, type HeadShape, placeOf } from './head-shape.ts';
import { makeNoise } from './noise.ts';
import { unit, type Vector } from './vector.ts';

/** A closed surface as a grid of points around an axis: positions in mm, outward normals, a map for its texture. */
export interface Mesh {
  material: 'skin' | 'cloth';
  columns: number;
  rows: number;
  /** x, y, z a vertex. */
  positions: Float32Array;
  normals: Float32Array;
  /** Two numbers a vertex: the scalp map on the head, millimetres over 100 on cloth. */
  map: Float32Array;
}

type Surface = (direction: Readonly<Vector>) => Vector;

/** Head, ears, neck and shoulders of a person. */
export function bodyOf(shape: HeadShape, seed: number): Mesh[] {
  const fold = makeNoise(seed + 41);
  const { halfWidthMm } = shape;
  const ear =
    (side: 1 | -1): Surface =>
    ([x, y, z]) => {
      // A shell: flat, its outer side hollow.
      const hollow = x * side > 0 ? 1 - 0.9 * Math.exp(-((y / 0.55) ** 2 + (z / 0.6) ** 2)) : 1;
      const back = 0.55 * y * 20;
      return [side * (halfWidthMm + 5 - back * 0.35) + x * 7 * hollow, -6 + y * 19, -8 + z * 31 - y * 5];
    };
  const head: Surface = (direction) => {
    const radius = shape.radiusAt(...(direction as Vector));
    return [direction[0] * radius, direction[1] * radius, direction[2] * radius];
  };
  const neck: Surface = ([x, y, z]) => [x * 58, -22 + y * 62, -130 + z * 90];
  const shoulders: Surface = ([x, y, z]) => {
    const wrinkle = 5 * fold(x * 5, y * 5 + z * 3) + 2 * fold(x * 14, z * 14 + y * 9);
    const reach = (Math.abs(x) ** 2.6 + Math.abs(y) ** 2.6 + Math.abs(z) ** 2.6) ** (-1 / 2.6);
    const slope = 46 * x * x;
    return [
      x * reach * (225 + wrinkle),
      -24 + y * reach * (105 + wrinkle),
      -262 - slope + z * reach * (88 + wrinkle),
    ];
  };
  return [
    mesh('skin', head, 288, 192, (direction) => placeOf(direction)),
    mesh('skin', ear(1), 40, 28, () => [1.7, -0.1]),
    mesh('skin', ear(-1), 40, 28, () => [-1.7, -0.1]),
    mesh('skin', neck, 48, 32, ([x, y, z]) => [x * 0.6, y * 0.6 + z * 0.4 - 2.6]),
    mesh('cloth', shoulders, 160, 96, ([x, y, z]) => [x * 2.2, y * 1.1 + z * 0.9]),
  ];
}

function mesh(
  material: Mesh['material'],
  surface: Surface,
  columns: number,
  rows: number,
  mapOf: (direction: Vector) => readonly number[],
): Mesh {
  const count = (columns + 1) * (rows + 1);
  const out: Mesh = {
    material,
    columns,
    rows,
    positions: new Float32Array(count * 3),
    normals: new Float32Array(count * 3),
    map: new Float32Array(count * 2),
  };
  for (let j = 0, at = 0; j <= rows; j++) {
    for (let i = 0; i <= columns; i++, at++) {
      const direction = aim(i / columns, j / rows);
      out.positions.set(surface(direction), at * 3);
      out.normals.set(normalOf(surface, direction), at * 3);
      out.map.set(mapOf(direction), at * 2);
    }
  }
  return out;
}

/** Around the axis and down from the top, both 0–1. */
function aim(around: number, down: number): Vector {
  const place = Math.max(1e-4, Math.min(Math.PI - 1e-4, down * Math.PI));
  const angle = around * 2 * Math.PI - Math.PI;
  return directionOf([place * Math.sin(angle), place * Math.cos(angle)]);
}

const APART = 0.012;

function normalOf(surface: Surface, direction: Vector): Vector {
  const [x, y, z] = direction;
  const side: Vector = Math.abs(z) < 0.9 ? unit([y, -x, 0]) : unit([0, z, -y]);
  const other: Vector = [y * side[2] - z * side[1], z * side[0] - x * side[2], x * side[1] - y * side[0]];
  const step = (axis: Vector, by: number) =>
    surface(unit([x + by * axis[0], y + by * axis[1], z + by * axis[2]]));
  const difference = (axis: Vector): Vector => {
    const [a, b] = [step(axis, APART), step(axis, -APART)];
    return [a[0] - b[0], a[1] - b[1], a[2] - b[2]];
  };
  const [a, b] = [difference(side), difference(other)];
  const across = unit([a[1] * b[2] - a[2] * b[1], a[2] * b[0] - a[0] * b[2], a[0] * b[1] - a[1] * b[0]]);
  // Outwards is on the direction's side; the ear's map mirrors, so it is asked and not assumed.
  const centre = surface(direction);
  const far = surface([-x, -y, -z]);
  const outwards =
    across[0] * (centre[0] - far[0]) + across[1] * (centre[1] - far[1]) + across[2] * (centre[2] - far[2]);
  return outwards < 0 ? [-across[0], -across[1], -across[2]] : across;
}
