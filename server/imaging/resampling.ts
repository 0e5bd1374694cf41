const BLOCKS = 8;
const DRAWS = 200;

/**
 * Standard error of the mean of a map by drawing its blocks again with replacement (block bootstrap, Künsch 1989):
 * neighbouring cells show the same hairs and are not independent. Draws are fixed, so the figure repeats.
 * @param cover `NaN` where a cell does not count
 */
export function standardError(cover: Float32Array, widthPx: number, heightPx: number): number {
  const sums = new Float64Array(BLOCKS * BLOCKS);
  const counts = new Float64Array(BLOCKS * BLOCKS);
  cover.forEach((value, at) => {
    if (Number.isNaN(value)) return;
    const i = Math.floor(((at % widthPx) / widthPx) * BLOCKS);
    const j = Math.floor((Math.floor(at / widthPx) / heightPx) * BLOCKS);
    const k = j * BLOCKS + i;
    sums[k] = (sums[k] ?? 0) + value;
    counts[k] = (counts[k] ?? 0) + 1;
  });
  const blocks = Array.from(counts.keys()).filter((k) => (counts[k] ?? 0) > 0);
  if (blocks.length < 2) return Number.NaN;
  let state = 12345;
  const draw = () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return blocks[Math.floor((state / 4294967296) * blocks.length)] ?? 0;
  };
  let total = 0;
  let squares = 0;
  for (let d = 0; d < DRAWS; d++) {
    let sum = 0;
    let count = 0;
    for (let b = 0; b < blocks.length; b++) {
      const k = draw();
      sum += sums[k] ?? 0;
      count += counts[k] ?? 0;
    }
    const mean = sum / count;
    total += mean;
    squares += mean * mean;
  }
  return Math.sqrt(Math.max(0, squares / DRAWS - (total / DRAWS) ** 2));
}
