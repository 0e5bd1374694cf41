import type { Actor } from '../../storage/actor.ts';
import { noteAlone } from '../../storage/audit.ts';
import type { Store } from '../../storage/open.ts';
import { listMeasurements } from '../../storage/queries/measurements.ts';
import type { PatientSession } from '../../storage/queries/patient-sessions.ts';
import { listPhotoRecords, type PhotoRecord, patientOfPhoto } from '../../storage/queries/photo-records.ts';
import { comparabilityOf } from '../clinic/comparability.ts';
import { daysBetween } from '../clinic/dates.ts';
import { otherCauses } from '../clinic/treatments-between.ts';
import type { MeasuredPlace } from '../contract/analysis.ts';
import type { View } from '../contract/codes.ts';
import type { ComparedPhoto, CompareExport, Comparison } from '../contract/compare.ts';
import { AppError } from '../errors.ts';
import { comparedFacts } from './compared-facts.ts';
import { sideOfRecord } from './default-references.ts';
import { matchingBeside } from './matching-of.ts';
import { found } from './outcome.ts';
import { pairChanges } from './pair-changes.ts';
import { loadHistory } from './patient-history.ts';
import { ownErrors } from './repeatability.ts';
import { visitNumbering } from './visit-numbering.ts';

/** Whether days can be counted between the two. */
const bothDaysKnown = (a: PhotoRecord, b: PhotoRecord): boolean =>
  a.visit.datePrecision === 'day' && b.visit.datePrecision === 'day';

function side(record: PhotoRecord, records: PhotoRecord[], sessions: PatientSession[]): ComparedPhoto {
  const { photo, visit, held, alignment } = record;
  const numbering = visitNumbering(sessions, [visit]).get(visit.id);
  const sessionNumber = numbering?.sessionNumber ?? null;
  const afterOwn =
    sideOfRecord(record) === 'after_injection' && sessionNumber !== null && visit.status === 'done';
  const reference = records.find((each) => each.photo.id === held?.reference.photoId);
  return {
    photo,
    takenOn: visit.date,
    takenOnPrecision: visit.datePrecision,
    daysSinceReference:
      reference && bothDaysKnown(reference, record) ? daysBetween(reference.visit.date, visit.date) : null,
    sessionsGiven: (numbering?.sessionsGivenBefore ?? 0) + (afterOwn ? 1 : 0),
    sessionNumber,
    preparation: visit.preparation,
    matrix: alignment?.state === 'accepted' ? alignment.matrix : null,
    alignment,
    matching: matchingBeside(record, reference),
    scale: record.quality?.scale ?? null,
  };
}

type PairIds = { before: string; after: string };

async function pairOf(store: Store, actor: Actor, ids: PairIds): Promise<{ patientId: string; view: View }> {
  const [first, second] = await Promise.all([
    patientOfPhoto(store, actor, ids.before),
    patientOfPhoto(store, actor, ids.after),
  ]);
  const { patientId, view } = found(first);
  if (found(second).patientId !== patientId) throw new AppError('different_patients');
  if (second?.view !== view) throw new AppError('different_views');
  return { patientId, view };
}

const placeOf = (region: MeasuredPlace | null | undefined): MeasuredPlace | null =>
  region ? { shape: region.shape, polygon: region.polygon } : null;

/**
 * Two photos of one patient and view, as the compare page shows them. Throws `not_found`, `different_patients` or
 * `different_views`: whatever else stands against the pair is said in its grade and reasons.
 */
export async function compare(store: Store, actor: Actor, ids: PairIds): Promise<Comparison> {
  const { patientId, view } = await pairOf(store, actor, ids);
  const [records, history, values] = await Promise.all([
    listPhotoRecords(store, actor, patientId, view),
    loadHistory(store, actor, patientId),
    listMeasurements(store, actor, patientId),
  ]);
  const before = found(records.find(({ photo }) => photo.id === ids.before));
  const after = found(records.find(({ photo }) => photo.id === ids.after));
  const comparability = comparabilityOf(comparedFacts(before, history), comparedFacts(after, history));
  const causes = otherCauses(history.treatments, before.visit.date, after.visit.date);
  const reference = records.find(({ photo }) => photo.id === before.held?.reference.photoId);
  const ownError = ownErrors(store, actor);
  return {
    patientId,
    view,
    before: side(before, records, history.sessions),
    after: side(after, records, history.sessions),
    ...comparability,
    otherCauses: causes,
    region: placeOf(before.held?.region),
    changes: await pairChanges({ before, after, reference, values, comparability, causes, ownError }),
  };
}

/** Enters in the audit trail that a person takes a pair away as a picture. Throws as `compare` does. */
export async function noteExport(
  store: Store,
  actor: Actor,
  now: Date,
  { before, after, shape }: CompareExport,
): Promise<void> {
  const { patientId, view } = await pairOf(store, actor, { before, after });
  await noteAlone(store, actor, now, {
    action: 'export_comparison',
    noun: 'patient',
    nounId: patientId,
    patientId,
    details: { view, before, after, shape },
  });
}
