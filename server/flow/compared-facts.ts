import type { PatientSession } from '../../storage/queries/patient-sessions.ts';
import type { PhotoRecord } from '../../storage/queries/photo-records.ts';
import type { ComparedFacts } from '../clinic/compared-facts.ts';
import { daysBetween } from '../clinic/dates.ts';
import { brightnessOf } from '../contract/matching.ts';
import { isMirrored } from '../contract/matrix.ts';
import { isUnaccepted, sideOfRecord } from './default-references.ts';
import { matchingOf } from './matching-of.ts';
import type { PatientHistory } from './patient-history.ts';

/** Whatever a session is called, a given one was an injection; of the same day the photo's timing tells. */
function daysSinceInjection(on: string, sessions: readonly PatientSession[]): number | null {
  const last = sessions.filter((session) => session.status === 'done' && session.on < on).at(-1);
  return last === undefined ? null : daysBetween(last.on, on);
}

function alignmentFacts({ photo, held, alignment }: PhotoRecord): ComparedFacts['alignment'] {
  if (held === null) return null;
  const referenceVersion = held.reference.version;
  if (held.reference.photoId === photo.id) return { state: 'reference', referenceVersion };
  if (alignment === null) return null;
  const { state, quality, refusal, matrix } = alignment;
  return state === 'accepted'
    ? { state, referenceVersion, quality, mirrored: matrix !== null && isMirrored(matrix) }
    : { state, referenceVersion, refusal };
}

/** What the rules of comparability ask of a photo. */
export function comparedFacts(record: PhotoRecord, { sessions, treatments }: PatientHistory): ComparedFacts {
  const { photo, visit, quality } = record;
  const matching = matchingOf(record);
  return {
    patientId: photo.patientId,
    view: photo.view,
    timing: sideOfRecord(record),
    state: photo.state,
    takenOn: visit.date,
    unaccepted: isUnaccepted(record),
    preparation: visit.preparation,
    device: photo.device,
    daysSinceInjection: daysSinceInjection(visit.date, sessions),
    treatments,
    quality: quality && {
      methodVersion: quality.methodVersion,
      sharpness: quality.sharpness,
      clippedPercent: quality.clippedBrightPercent + quality.clippedDarkPercent,
      headWidthPx: quality.headWidthPx,
    },
    relativeBrightness: brightnessOf(matching),
    lightUnknown: matching.refusal,
    lightFromHead: matching.source === 'surroundings',
    coveragePercent: record.coveragePercent,
    alignment: alignmentFacts(record),
  };
}
