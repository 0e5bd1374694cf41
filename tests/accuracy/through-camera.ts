import sharp from 'sharp';
import { encode } from '../../server/demo/scalp/develop.ts';
import { type Photograph, photograph } from '../../server/demo/scalp/photograph.ts';
import { pixelsOf } from '../../server/imaging/sharp-pixels.ts';
import type { Head } from './heads.ts';

/** A drawn head as a server gets it: its pixels have been through the camera's JPEG. */
export async function throughCamera({ person, state, shot }: Head): Promise<Photograph> {
  const photo = photograph(person, state, shot);
  return { ...photo, pixels: await pixelsOf(sharp(await encode(photo.pixels.data, shot))) };
}
