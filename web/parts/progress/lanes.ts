/** Between two thumbnails, and between two lanes. */
export const gapPx = 4;

/** The lowest lane in which a picture `widthPx` wide has room, for each place from the left. */
export function lanesOf(lefts: readonly number[], widthPx: number): number[] {
  const ends: number[] = [];
  return lefts.map((left) => {
    const free = ends.findIndex((end) => end + gapPx <= left);
    const lane = free === -1 ? ends.length : free;
    ends[lane] = left + widthPx;
    return lane;
  });
}
