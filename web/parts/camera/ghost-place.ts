import type { Size } from '../../../server/contract/fields.ts';
import { composed, type Matrix3 } from '../../../server/contract/matrix.ts';
import { fitInto, type Point, shift, turnAbout } from '../stage/matrices.ts';

/**
 * Where a ghost lies on the camera's picture: shifted by shares of the picture's width and height, so that it holds
 * for the live picture and the still alike, and enlarged about its middle. At rest it lies whole in the picture.
 */
export interface GhostPlace {
  x: number;
  y: number;
  scale: number;
  /** 0 to 1. */
  opacity: number;
}

export const ghostAtRest: GhostPlace = { x: 0, y: 0, scale: 1, opacity: 0.5 };

/** One press of a key or button: a hundredth of the picture, a fiftieth of the size. */
export const ghostStep = { shift: 0.01, scale: 1.02, opacity: 0.1 } as const;

const between = (value: number, least: number, most: number) => Math.min(Math.max(value, least), most);

/** However it was pushed, some of it stays in sight. */
export const boundedGhost = ({ x, y, scale, opacity }: GhostPlace): GhostPlace => ({
  x: between(x, -0.75, 0.75),
  y: between(y, -0.75, 0.75),
  scale: between(scale, 0.25, 4),
  opacity: between(Math.round(opacity * 100) / 100, 0, 1),
});

export const shiftedGhost = (place: GhostPlace, x: number, y: number): GhostPlace =>
  boundedGhost({ ...place, x: place.x + x, y: place.y + y });

/** Larger by `factor`; what lies under `at` of the frame stays under it, without it the middle of the ghost. */
export function scaledGhost(
  place: GhostPlace,
  factor: number,
  at?: { point: Point; frame: Size },
): GhostPlace {
  const { scale } = boundedGhost({ ...place, scale: place.scale * factor });
  if (!at) return { ...place, scale };
  const grown = scale / place.scale;
  const from = { x: at.point.x / at.frame.widthPx - 0.5, y: at.point.y / at.frame.heightPx - 0.5 };
  return boundedGhost({
    ...place,
    scale,
    x: from.x - grown * (from.x - place.x),
    y: from.y - grown * (from.y - place.y),
  });
}

/** From the ghost's own pixels to those of the camera's picture. */
export function ghostMatrix(place: GhostPlace, picture: Size, frame: Size): Matrix3 {
  const middle = { x: frame.widthPx / 2, y: frame.heightPx / 2 };
  const enlarged = composed(fitInto(picture, frame), turnAbout(middle, 0, place.scale));
  return composed(enlarged, shift(place.x * frame.widthPx, place.y * frame.heightPx));
}

/** Keys that move, scale and fade the ghost; `undefined` for any other key. */
export function ghostByKey(place: GhostPlace, key: string): GhostPlace | undefined {
  const { shift: step, scale, opacity } = ghostStep;
  const moves: Record<string, () => GhostPlace> = {
    ArrowLeft: () => shiftedGhost(place, -step, 0),
    ArrowRight: () => shiftedGhost(place, step, 0),
    ArrowUp: () => shiftedGhost(place, 0, -step),
    ArrowDown: () => shiftedGhost(place, 0, step),
    '+': () => scaledGhost(place, scale),
    '=': () => scaledGhost(place, scale),
    '-': () => scaledGhost(place, 1 / scale),
    o: () => boundedGhost({ ...place, opacity: place.opacity + opacity }),
    O: () => boundedGhost({ ...place, opacity: place.opacity - opacity }),
    '0': () => ghostAtRest,
  };
  return moves[key]?.();
}
