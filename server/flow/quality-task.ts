import { localPhotoFiles } from '../../storage/photo-files.ts';
import { qualityGates } from '../clinic/gates.ts';
import type { Quality } from '../contract/analysis.ts';
import { isCloseUp, type View } from '../contract/codes.ts';
import type { Reason } from '../contract/fields.ts';
import { type CardResult, readColourCard } from '../imaging/colour-card.ts';
import { readMasterPixels } from '../imaging/master-pixels.ts';
import { smallPicture } from '../imaging/overview.ts';
import type { Pixels } from '../imaging/pixels.ts';
import { measureQuality } from '../imaging/quality.ts';
import { remembered } from '../imaging/remember.ts';

/** `next`: the folder of the reference it will be laid on, read while the processor is busy with the photo itself. */
export type QualityInput = { dataFolder: string; photoFolder: string; view: View; next: string | null };

/**
 * What one photo tells of itself, and its colour card: said while the patient still sits there, before anything is
 * aligned. Throws as `analyseTask` does.
 */
export async function qualityTask({ dataFolder, photoFolder, view, next }: QualityInput): Promise<Quality> {
  read.clear();
  const photo = photoIn(dataFolder, photoFolder);
  read.set(photoFolder, photo);
  if (next !== null) readAhead(dataFolder, next);
  const { quality } = await judged(await photo, view);
  return quality;
}

/**
 * Photos that are measured next, as a rule: the one whose words were asked for last, and its reference. They are not read
 * twice, and forgotten with the next photo.
 */
const read = new Map<string, Promise<Pixels>>();

function readAhead(dataFolder: string, folder: string): void {
  const reading = photoIn(dataFolder, folder);
  read.set(folder, reading);
  // Who asks for it is told what went wrong; nobody may.
  reading.then(smallPicture).catch(() => read.delete(folder));
}

/** The pixels of a photo's master. Throws the disk's error where it cannot be read, and the decoder's. */
export async function photoIn(dataFolder: string, folder: string): Promise<Pixels> {
  const known = read.get(folder);
  read.delete(folder);
  return known ?? readMasterPixels(await localPhotoFiles(dataFolder).read(folder, 'master'));
}

/** Quality with the reasons of its gates, and the card that was read. */
export async function judged(photo: Pixels, view: View): Promise<{ quality: Quality; card: CardResult }> {
  const qualityOf = isCloseUp(view) ? closeUpQuality : headQuality;
  const [card, quality] = await Promise.all([cardOn(photo), qualityOf(photo)]);
  const clippedPercent = quality.clippedBrightPercent + quality.clippedDarkPercent;
  const reasons = qualityGates({ ...quality, clippedPercent }, view);
  // The scale belongs to what one photo tells, and so does a card that is half seen.
  const scale = card.reading && { pxPerMm: card.reading.pxPerMm, source: 'card' as const };
  return { quality: withReason({ ...quality, reasons, scale }, card.refusal), card };
}

/** What is asked of one photo twice is found once. */
const cardOn = remembered(readColourCard);
const headQuality = remembered((photo: Pixels) => measureQuality(photo));
const closeUpQuality = remembered((photo: Pixels) => measureQuality(photo, true));

/** The same with one reason more, where there is one. */
export function withReason(quality: Quality, refusal: Reason | null): Quality {
  return refusal === null ? quality : { ...quality, reasons: [...quality.reasons, refusal] };
}
