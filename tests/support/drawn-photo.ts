import sharp from 'sharp';

export type DrawnPhoto = { widthPx: number; heightPx: number; seed?: number };

/**
 * A picture drawn by code: uneven light, strands that curve and cross, grain. Like a photograph to an encoder, of
 * nobody; another seed is another picture. 4032 × 3024 is the 12-megapixel fixture of the bench.
 */
export function drawnPixels({ widthPx, heightPx, seed = 1 }: DrawnPhoto): Buffer {
  const pixels = Buffer.alloc(widthPx * heightPx * 3);
  let state = seed >>> 0;
  let at = 0;
  for (let y = 0; y < heightPx; y += 1) {
    const bend = Math.sin(y / 80 + seed) * 40;
    const light = Math.cos(y / 500);
    for (let x = 0; x < widthPx; x += 1) {
      state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
      const strand = Math.sin((x * 0.7 + bend) / 6) * 30;
      const grey = 120 + 60 * Math.sin(x / 700 + seed) * light + strand + (state >>> 24) / 16;
      pixels[at] = grey;
      pixels[at + 1] = grey * 0.8;
      pixels[at + 2] = grey * 0.65;
      at += 3;
    }
  }
  return pixels;
}

/** The drawn picture as a JPEG of quality 92. */
export function drawnPhoto(photo: DrawnPhoto): Promise<Buffer> {
  const raw = { width: photo.widthPx, height: photo.heightPx, channels: 3 } as const;
  return sharp(drawnPixels(photo), { raw }).jpeg({ quality: 92 }).toBuffer();
}
