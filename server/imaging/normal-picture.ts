import type { Metadata } from 'sharp';
import { type CaptureClock, exifFacts } from './exif.ts';
import { type FileType, fileTypeOf, mediaTypes } from './file-type.ts';
import { heicToTiff } from './heic.ts';
import type { Pixels } from './pixels.ts';
import { type DerivativeKind, type Recipe, recipes } from './recipes.ts';
import { refusalOf, refused } from './refusal.ts';
import { sharpOf } from './sharp-pixels.ts';
import { type ImagingLimits, openPicture, readHeader } from './vips.ts';

export type Derivative = { bytes: Buffer; widthPx: number; heightPx: number };

/** What is known of an original, sizes in pixels of the upright picture. */
export type PictureFacts = {
  mediaType: string;
  originalWidthPx: number;
  originalHeightPx: number;
  capture: CaptureClock | null;
  device: string | null;
};

export type NormalPicture = { facts: PictureFacts; derivatives: Record<DerivativeKind, Derivative> };

/** What the decoder says about a damaged file becomes a refusal; anything about memory or our own code stays an error. */
function asRefusal(error: unknown, limits: ImagingLimits): unknown {
  const said = error instanceof Error ? error.message : '';
  if (refusalOf(error) !== null || /out of memory|cannot allocate/i.test(said)) return error;
  if (/timeout/i.test(said)) return refused('took_too_long', { seconds: limits.timeoutSeconds }, error);
  return refused('truncated_or_corrupt', {}, error);
}

async function readFacts(bytes: Buffer, type: FileType, limits: ImagingLimits): Promise<Metadata> {
  const header = await readHeader(bytes);
  const { width, height } = header.autoOrient;
  if (header.width * header.height > limits.maxPixels) {
    throw refused('too_many_pixels', {
      widthPx: width,
      heightPx: height,
      limitMegapixels: Math.floor(limits.maxPixels / 1_000_000),
    });
  }
  // An AVIF or HEIC of several stills has a primary one; a WebP of several pages is a film.
  if (type === 'webp' && (header.pages ?? 1) > 1) throw refused('animated');
  return header;
}

/** Upright sRGB pixels at the master's size: decoded once, every smaller picture is taken from them. */
async function masterPixels(bytes: Buffer, limits: ImagingLimits): Promise<Pixels> {
  const { longSidePx, kernel, backdrop } = recipes.master.parameters;
  const { data, info } = await openPicture(bytes, limits)
    .autoOrient()
    .flatten({ background: { r: backdrop, g: backdrop, b: backdrop } })
    .resize({ width: longSidePx, height: longSidePx, fit: 'inside', withoutEnlargement: true, kernel })
    .toColourspace('srgb')
    .raw({ depth: 'uchar' })
    .toBuffer({ resolveWithObject: true });
  if (info.channels !== 3) throw new Error(`Expected 3 channels of sRGB, got ${info.channels}.`);
  return { data, widthPx: info.width, heightPx: info.height };
}

async function encode(pixels: Pixels, { parameters }: Recipe): Promise<Derivative> {
  const { longSidePx, kernel } = parameters;
  const resized =
    Math.max(pixels.widthPx, pixels.heightPx) <= longSidePx
      ? sharpOf(pixels)
      : sharpOf(pixels).resize({ width: longSidePx, height: longSidePx, fit: 'inside', kernel });
  const encoded =
    parameters.encode === 'jpeg' ? resized.jpeg(parameters.options) : resized.webp(parameters.options);
  const { data, info } = await encoded.toBuffer({ resolveWithObject: true });
  return { bytes: data, widthPx: info.width, heightPx: info.height };
}

type ReadPicture = { facts: PictureFacts; pixels: Pixels };

/** What the file says and the master's pixels. Throws a refusal for a file that is no good. */
async function readPicture(bytes: Buffer, limits: ImagingLimits): Promise<ReadPicture> {
  const type = fileTypeOf(bytes);
  const damaged = (error: unknown) => {
    throw asRefusal(error, limits);
  };
  const header = await readFacts(bytes, type, limits).catch(damaged);
  const readable = type === 'heic' ? await heicToTiff(bytes, header.icc) : bytes;
  return {
    pixels: await masterPixels(readable, limits).catch(damaged),
    facts: {
      mediaType: mediaTypes[type],
      originalWidthPx: header.autoOrient.width,
      originalHeightPx: header.autoOrient.height,
      ...exifFacts(header.exif),
    },
  };
}

/**
 * Makes master, screen and thumb of an original after the recipes: upright, sRGB, without metadata, never enlarged.
 * The same bytes with the same recipes and programs give the same derivatives. Throws a refusal (refusal.ts) for a file
 * that is no good, another error where the machine failed.
 */
export async function normalPicture(bytes: Buffer, limits: ImagingLimits): Promise<NormalPicture> {
  const { facts, pixels } = await readPicture(bytes, limits);
  // Side by side on the thread pool: while one core is free, the master's encoder does not wait for the screen's.
  const [master, screen, thumb] = await Promise.all([
    encode(pixels, recipes.master),
    encode(pixels, recipes.screen),
    encode(pixels, recipes.thumb),
  ]);
  return { facts, derivatives: { master, screen, thumb } };
}

/** What `normalPicture` would find, with the thumb alone: for looking before anything is stored. Throws as it does. */
export async function lookAtPicture(
  bytes: Buffer,
  limits: ImagingLimits,
): Promise<{ facts: PictureFacts; thumb: Derivative }> {
  const { facts, pixels } = await readPicture(bytes, limits);
  return { facts, thumb: await encode(pixels, recipes.thumb) };
}
