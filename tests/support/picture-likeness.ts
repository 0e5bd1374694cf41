import sharp from 'sharp';

/**
 * 64-bit difference hash: is each cell of a 9 × 8 grey picture brighter than its right neighbour? Says whether two
 * encodings show the same thing the same way up.
 */
export async function differenceHash(picture: Buffer): Promise<boolean[]> {
  const grey = await sharp(picture).resize(9, 8, { fit: 'fill' }).greyscale().raw().toBuffer();
  const bits: boolean[] = [];
  for (let row = 0; row < 8; row += 1) {
    for (let column = 0; column < 8; column += 1) {
      const at = row * 9 + column;
      bits.push((grey[at] ?? 0) > (grey[at + 1] ?? 0));
    }
  }
  return bits;
}

/** Bits in which the two differ, 0–64; 5 or fewer is the same picture. */
export async function bitsApart(one: Buffer, other: Buffer): Promise<number> {
  const [first, second] = await Promise.all([differenceHash(one), differenceHash(other)]);
  return first.filter((bit, index) => bit !== second[index]).length;
}

/** Mean red, green and blue of a picture, 0–255, as its pixels stand in the file. */
export async function meanColour(picture: Buffer): Promise<number[]> {
  const { channels } = await sharp(picture, { ignoreIcc: true }).stats();
  return channels.slice(0, 3).map(({ mean }) => mean);
}
