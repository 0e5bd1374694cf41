/**
 * A picture of three channels out of focus, row after row: a Gaussian of a standard deviation in px. Rows are asked
 * from the top down, each once; what comes back holds until the next is asked.
 */
export function lensBlur(
  light: Float32Array,
  widthPx: number,
  heightPx: number,
  blurPx: number,
): (y: number) => Float32Array {
  const kernel = kernelOf(blurPx);
  const reach = (kernel.length - 1) / 2;
  const rowLength = widthPx * 3;
  const out = new Float32Array(rowLength);
  // Rows blurred along x, kept as long as a row below needs them.
  const kept = kernel.map(() => new Float32Array(rowLength));
  const slot = (y: number) => kept[y % kernel.length] as Float32Array;
  for (let y = 0; y < Math.min(heightPx, reach); y++) blurRow(light, y * rowLength, widthPx, kernel, slot(y));
  const held = (y: number) => slot(Math.min(heightPx - 1, Math.max(0, y)));
  return (y) => {
    if (y + reach < heightPx) blurRow(light, (y + reach) * rowLength, widthPx, kernel, slot(y + reach));
    weigh(out, held(y), kernel[reach] as number);
    for (let k = 1; k <= reach; k++) addPair(out, held(y - k), held(y + k), kernel[reach + k] as number);
    return out;
  };
}

function weigh(out: Float32Array, row: Float32Array, weight: number): void {
  for (let i = 0; i < out.length; i++) out[i] = weight * (row[i] as number);
}

/** Both sides of a kernel weigh the same. */
function addPair(out: Float32Array, one: Float32Array, other: Float32Array, weight: number): void {
  for (let i = 0; i < out.length; i++) {
    out[i] = (out[i] as number) + weight * ((one[i] as number) + (other[i] as number));
  }
}

function blurRow(
  light: Float32Array,
  from: number,
  widthPx: number,
  kernel: readonly number[],
  into: Float32Array,
): void {
  const reach = (kernel.length - 1) / 2;
  const edge = reach * 3;
  const rowLength = widthPx * 3;
  const inner = into.subarray(edge, rowLength - edge);
  const shifted = (k: number) => light.subarray(from + edge + k * 3, from + rowLength - edge + k * 3);
  weigh(inner, shifted(0), kernel[reach] as number);
  for (let k = 1; k <= reach; k++) addPair(inner, shifted(-k), shifted(k), kernel[reach + k] as number);
  // The outermost pixels stay as they are: a blur cannot know what lies beyond the picture.
  for (let i = 0; i < edge; i++) {
    into[i] = light[from + i] as number;
    into[rowLength - 1 - i] = light[from + rowLength - 1 - i] as number;
  }
}

function kernelOf(blurPx: number): number[] {
  const reach = Math.max(1, Math.ceil(blurPx * 1.6));
  const weights = Array.from({ length: 2 * reach + 1 }, (_, k) =>
    Math.exp(-((k - reach) ** 2) / (2 * blurPx ** 2)),
  );
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  return weights.map((weight) => weight / total);
}
