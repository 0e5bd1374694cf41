import type { PhotoRecord } from '../../storage/queries/photo-records.ts';
import { reason } from '../clinic/reason.ts';
import { type Matching, ownLight, unknownLight } from '../contract/matching.ts';
import { MATCHING_VERSION } from '../imaging/method-versions.ts';

/** The light of a photo against its reference's as it was measured, or why it is not known. */
export function matchingOf({ photo, held, alignment, matching }: PhotoRecord): Matching {
  if (held === null) return unknownLight(MATCHING_VERSION, 'no_reference');
  if (held.reference.photoId === photo.id) return ownLight(MATCHING_VERSION);
  if (alignment === null) return unknownLight(MATCHING_VERSION, 'alignment_pending');
  if (alignment.state === 'refused') return unknownLight(MATCHING_VERSION, 'alignment_refused');
  return matching ?? unknownLight(MATCHING_VERSION, 'light_pending');
}

/**
 * The same, and that the reference's card was of no use where the photo shows none: its own analysis looks for a card on
 * the reference only when it has one itself.
 */
export function matchingBeside(record: PhotoRecord, reference: PhotoRecord | undefined): Matching {
  const matching = matchingOf(record);
  const onReferenceOnly = Boolean(reference?.quality?.scale) && record.quality?.scale === null;
  if (record.matching === null || matching.cardUnused !== null || !onReferenceOnly) return matching;
  return { ...matching, cardUnused: reason('card_in_one_only', 'warn', {}) };
}
