import { system } from '../../storage/actor.ts';
import type { Store } from '../../storage/open.ts';
import { listPatientSessions, type PatientSession } from '../../storage/queries/patient-sessions.ts';
import { listPhotoRecords, type PhotoRecord } from '../../storage/queries/photo-records.ts';
import { keepDefaultReferences } from '../../storage/queries/references.ts';
import { defaultReference, type ReferenceCandidate } from '../clinic/default-reference.ts';
import { givenSessions } from '../clinic/milestones/sessions.ts';
import { sideOfNeedle } from '../clinic/side-of-needle.ts';
import type { Timing, View } from '../contract/codes.ts';

/** Whether it is an old photo from before the tool that no doctor has accepted. */
export function isUnaccepted({ visit }: PhotoRecord): boolean {
  return visit.kind === 'historical' && !visit.accepted;
}

/** The side of the needle a photo shows, by its own time where that says more than the person did. */
export function sideOfRecord({ photo, visit }: PhotoRecord): Timing {
  return sideOfNeedle(photo.timing, photo.capturedAt, visit.injectedAt);
}

function candidate(record: PhotoRecord): ReferenceCandidate {
  const { photo, visit } = record;
  return {
    photoId: photo.id,
    view: photo.view,
    timing: sideOfRecord(record),
    purpose: photo.purpose,
    state: photo.state,
    on: visit.date,
    at: photo.capturedAt ?? photo.uploadedAt,
    unaccepted: isUnaccepted(record),
  };
}

/** The day of each course's first given session, earliest course first. */
function firstSessionDays(sessions: readonly PatientSession[]): string[] {
  const courses = new Set(sessions.map(({ courseId }) => courseId));
  const first = [...courses].flatMap((courseId) => {
    const [session] = givenSessions(sessions.filter((each) => each.courseId === courseId));
    return session === undefined ? [] : [session.on];
  });
  return first.sort();
}

/**
 * Brings the system's references of a patient up to date with photos and sessions. A later course does not move the
 * reference that an earlier one found: the patient's outcome is held against the hair before any treatment, until a
 * doctor chooses otherwise. One whose photo is no longer allowed ends. Answers the views that changed, whose photos now
 * wait to be measured again.
 */
export async function refreshDefaultReferences(store: Store, now: Date, patientId: string): Promise<View[]> {
  const [records, sessions] = await Promise.all([
    listPhotoRecords(store, system, patientId),
    listPatientSessions(store, system, patientId),
  ]);
  // A visit that is planned or cancelled shows nothing yet, whatever was stored under it.
  // Nor does anybody know whether what is known to the month came before a day of it: a doctor may choose it.
  const isCandidate = ({ visit }: PhotoRecord) => visit.status === 'done' && visit.datePrecision === 'day';
  const candidates = records.filter(isCandidate).map(candidate);
  const days = firstSessionDays(sessions);
  const chosen = new Map<View, string>();
  for (const day of days.length === 0 ? [null] : days) {
    for (const [view, { photoId }] of defaultReference(candidates, day)) {
      if (!chosen.has(view)) chosen.set(view, photoId);
    }
  }
  return keepDefaultReferences(store, now, patientId, chosen);
}
