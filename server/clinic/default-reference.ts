import type { PhotoState, Purpose, Timing, View } from '../contract/codes.ts';
import { addDays } from './dates.ts';
import { baselineDays } from './milestones/windows.ts';

/** A photo that might become the reference of its view. */
export type ReferenceCandidate = {
  photoId: string;
  view: View;
  timing: Timing;
  purpose: Purpose;
  state: PhotoState;
  /** Day of its visit. */
  on: string;
  /** Instant it was taken, or uploaded where that is unknown; orders the photos of one day. */
  at: string;
  /** A historical photo that no doctor accepted. */
  unaccepted: boolean;
};

/** The one that replaced a retaken photo is the primary of its slot. */
function isPrimary(photo: ReferenceCandidate): boolean {
  return photo.state === 'current' && photo.purpose !== 'replicate' && !photo.unaccepted;
}

/**
 * The reference of each view until a doctor chooses another: the last primary photo before the course's first
 * injection, at most 90 days old; while no session was given (`firstSessionOn` null), the latest primary photo.
 * A view without such a photo has no reference.
 */
export function defaultReference(
  photos: readonly ReferenceCandidate[],
  firstSessionOn: string | null,
): Map<View, ReferenceCandidate> {
  const oldest = firstSessionOn === null ? null : addDays(firstSessionOn, -baselineDays);
  const chosen = new Map<View, ReferenceCandidate>();
  for (const photo of photos) {
    if (!isPrimary(photo) || photo.timing !== 'before_injection') continue;
    if (firstSessionOn !== null && photo.on > firstSessionOn) continue;
    if (oldest !== null && photo.on < oldest) continue;
    const best = chosen.get(photo.view);
    if (!best || `${best.on} ${best.at}` < `${photo.on} ${photo.at}`) chosen.set(photo.view, photo);
  }
  return chosen;
}
