import { readFile } from 'node:fs/promises';
import sharp from 'sharp';

// The fixed reference of every upload figure, a process of its own: sharp alone, one thread, one picture after the
// other, no disk, no database. A 12-megapixel JPEG is decoded once and becomes a 3072 px JPEG of quality 90 (with
// libjpeg-turbo's settings) and WebP pictures of 1600 and 320 px: the same pictures an upload makes.

sharp.concurrency(1);
sharp.cache(false);

const inside = (pixels: number) => ({ width: pixels, height: pixels, fit: 'inside' as const });

async function derive(original: Buffer): Promise<void> {
  const { data, info } = await sharp(original)
    .autoOrient()
    .resize(inside(3072))
    .raw()
    .toBuffer({ resolveWithObject: true });
  const master = () => sharp(data, { raw: { width: info.width, height: info.height, channels: 3 } });
  await master().jpeg({ quality: 90, mozjpeg: false }).toBuffer();
  await master().resize(inside(1600)).webp({ effort: 2 }).toBuffer();
  await master().resize(inside(320)).webp({ effort: 2 }).toBuffer();
}

const original = await readFile(process.argv[2] ?? '');
await derive(original);
process.on('message', async (times: number) => {
  const from = performance.now();
  for (let time = 0; time < times; time += 1) await derive(original);
  process.send?.(performance.now() - from);
});
process.send?.('ready');
