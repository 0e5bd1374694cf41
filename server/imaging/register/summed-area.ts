import type { Plane } from '../pixels.ts';

/** Sums of a plane and of its squares over everything above and left (Crow 1984): any square's sum in four look-ups. */
export interface SummedArea {
  totals: Float64Array;
  squares: Float64Array;
  /** One more than the plane's. */
  stride: number;
}

export function summedArea({ data, widthPx, heightPx }: Plane): SummedArea {
  const stride = widthPx + 1;
  const totals = new Float64Array(stride * (heightPx + 1));
  const squares = new Float64Array(totals.length);
  for (let y = 0, at = 0; y < heightPx; y++) {
    let [total, square] = [0, 0];
    for (let x = 0, to = (y + 1) * stride + 1; x < widthPx; x++, at++, to++) {
      const value = data[at] as number;
      total += value;
      square += value * value;
      totals[to] = (totals[to - stride] as number) + total;
      squares[to] = (squares[to - stride] as number) + square;
    }
  }
  return { totals, squares, stride };
}

/** Sum and sum of squares of a square with its corner in whole pixels. */
export function sumInside({ totals, squares, stride }: SummedArea, left: number, top: number, side: number) {
  const a = top * stride + left;
  const b = a + side * stride;
  return {
    total:
      (totals[b + side] as number) -
      (totals[b] as number) -
      (totals[a + side] as number) +
      (totals[a] as number),
    squares:
      (squares[b + side] as number) -
      (squares[b] as number) -
      (squares[a + side] as number) +
      (squares[a] as number),
  };
}
