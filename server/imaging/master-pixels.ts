import sharp from 'sharp';
import type { Pixels } from './pixels.ts';
import { pixelsOf } from './sharp-pixels.ts';

/** Reads a stored master (upright sRGB JPEG, made by us) into plain pixels. Throws sharp's error on damage. */
export const readMasterPixels = (master: Buffer): Promise<Pixels> =>
  pixelsOf(sharp(master).removeAlpha().toColourspace('srgb'));
