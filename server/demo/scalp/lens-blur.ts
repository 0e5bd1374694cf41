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
  return (y) => {
    if (y + reach < heightPx) blurRow(light, (y + reach) * rowLength, widthPx, kernel, slot(y + reach));
    out.fill(0);
    kernel.forEach((weight, k) => {
      const row = slot(Math.min(heightPx - 1, Math.max(0, y + k - reach)));
      for (let i = 0; i < rowLength; i++) out[i] = (out[i] as number) + weight * (row[i] as number);
    });
    return out;
  };
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
  into.fill(0);
  kernel.forEach((weight, k) => {
    const start = from + (k - reach) * 3;
    for (let i = edge; i < rowLength - edge; i++)
      into[i] = (into[i] as number) + weight * (light[start + i] as number);
  });
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
