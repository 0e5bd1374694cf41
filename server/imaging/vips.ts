import sharp, { type Sharp, type SharpOptions } from 'sharp';

/** Ceilings of one picture; settings of the installation. */
export type ImagingLimits = { maxPixels: number; timeoutSeconds: number };

export const defaultLimits: ImagingLimits = { maxPixels: 64_000_000, timeoutSeconds: 30 };

/**
 * libvips for one worker: nothing kept between pictures of different people, one thread a pipeline (the pool has a
 * process a core), and only the loaders of the allow-list. TIFF is not on it for people: it is how decoded HEIC pixels
 * and their profile are handed over (heic.ts), and no file with another first byte gets this far.
 */
sharp.cache(false);
sharp.concurrency(1);
sharp.block({ operation: ['VipsForeignLoad'] });
sharp.unblock({
  operation: [
    'VipsForeignLoadJpeg',
    'VipsForeignLoadPng',
    'VipsForeignLoadWebp',
    'VipsForeignLoadHeif',
    'VipsForeignLoadTiff',
  ],
});

/** A file's bytes, opened so that a damaged one fails: with `failOn: 'error'` a corrupted JPEG passed. */
export function openPicture(bytes: Buffer, limits: ImagingLimits): Sharp {
  const options: SharpOptions = { failOn: 'warning', limitInputPixels: limits.maxPixels };
  return sharp(bytes, options).timeout({ seconds: limits.timeoutSeconds });
}

/** The header alone. The pixel ceiling is off, so that a refusal can say how large the picture claims to be. */
export function readHeader(bytes: Buffer) {
  return sharp(bytes, { failOn: 'warning', limitInputPixels: false }).metadata();
}
