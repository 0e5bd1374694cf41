import type { Actor } from '../../storage/actor.ts';
import type { Store } from '../../storage/open.ts';
import { listMeasurements } from '../../storage/queries/measurements.ts';
import { listPatientSessions, type PatientSession } from '../../storage/queries/patient-sessions.ts';
import { listPhotoRecords, type PhotoRecord, patientOfPhoto } from '../../storage/queries/photo-records.ts';
import { type Comparability, comparabilityOf } from '../clinic/comparability.ts';
import { daysBetween } from '../clinic/dates.ts';
import { changeOf } from '../clinic/reliable-change.ts';
import { lineOf, pairOf, standingValues } from '../clinic/value-pairs.ts';
import type { MeasuredPlace } from '../contract/analysis.ts';
import type { Change, PartPoints } from '../contract/change.ts';
import type { ComparedPhoto, Comparison } from '../contract/compare.ts';
import type { Measurement } from '../contract/measurements.ts';
import { AppError } from '../errors.ts';
import { comparedFacts } from './compared-facts.ts';
import { sideOfRecord } from './default-references.ts';
import { matchingOf } from './matching-of.ts';
import { found } from './outcome.ts';
import { type OwnError, ownErrors } from './repeatability.ts';
import { visitNumbering } from './visit-numbering.ts';

/** The values that belong to a photo: computed from it, or entered at its visit for its view or for none. */
function valuesOf(record: PhotoRecord, values: readonly Measurement[]): Measurement[] {
  const { photo } = record;
  return values.filter((value) =>
    value.photoId === null
      ? value.visitId === photo.visitId && (value.view === null || value.view === photo.view)
      : value.photoId === photo.id,
  );
}

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
    daysSinceReference: reference ? daysBetween(reference.visit.date, visit.date) : null,
    sessionsGiven: (numbering?.sessionsGivenBefore ?? 0) + (afterOwn ? 1 : 0),
    sessionNumber,
    preparation: visit.preparation,
    matrix: alignment?.state === 'accepted' ? alignment.matrix : null,
    alignment,
    matching: matchingOf(record),
  };
}

type ChangesInput = {
  before: PhotoRecord;
  after: PhotoRecord;
  reference: PhotoRecord | undefined;
  values: readonly Measurement[];
  comparability: Comparability;
  ownError: OwnError;
};

/** The value at the reference, else at the earlier of the two: a relative error is a share of it either way round. */
function referenceValueOf(input: ChangesInput, before: Measurement | null, after: Measurement | null) {
  const either = after ?? before;
  if (either === null) return null;
  const atReference = input.reference && standingValues(valuesOf(input.reference, input.values));
  const held = pairOf(atReference?.get(lineOf(either)) ?? [], [either]);
  if (held.before !== null && held.refusal === null) return held.before.value;
  const [first, second] =
    input.before.visit.date <= input.after.visit.date ? [before, after] : [after, before];
  return (first ?? second)?.value ?? null;
}

/** Photos that may not be compared say so for what was measured on them, not for what was read at the visit. */
async function changes(input: ChangesInput): Promise<Change[]> {
  const { comparability, values, ownError } = input;
  const before = standingValues(valuesOf(input.before, values));
  const after = standingValues(valuesOf(input.after, values));
  const photosRefuse = comparability.reasons.find(({ severity }) => severity === 'refuse') ?? null;
  const lines = [...new Set([...before.keys(), ...after.keys()])].sort();
  return Promise.all(
    lines.flatMap((line) => {
      const pair = pairOf(before.get(line) ?? [], after.get(line) ?? []);
      const either = pair.after ?? pair.before;
      if (either === null) return [];
      const { metric, unit } = either;
      const onPhotos = pair.before?.photoId != null || pair.after?.photoId != null;
      const points =
        metric === 'part_width' && onPhotos
          ? { points: { before: pointsOf(pair.before), after: pointsOf(pair.after) } }
          : {};
      return ownError(either).then((own) => ({
        ...points,
        ...changeOf({
          metric,
          unit,
          reading: either,
          before: pair.before?.value ?? null,
          after: pair.after?.value ?? null,
          referenceValue: referenceValueOf(input, pair.before, pair.after),
          own,
          refusal: pair.refusal ?? (onPhotos ? photosRefuse : null),
        }),
      }));
    }),
  );
}

/** Front, middle and back of a part as they were measured; a calliper's value has none. */
function pointsOf(value: Measurement | null): PartPoints | null {
  const { front, middle, back } = value?.details ?? {};
  const all = [front, middle, back].every((width) => typeof width === 'number');
  return all ? ({ front, middle, back } as PartPoints) : null;
}

const placeOf = (region: MeasuredPlace | null | undefined): MeasuredPlace | null =>
  region ? { shape: region.shape, polygon: region.polygon } : null;

/**
 * Two photos of one patient and view, as the compare page shows them. Throws `not_found`, `different_patients` or
 * `different_views`: whatever else stands against the pair is said in its grade and reasons.
 */
export async function compare(
  store: Store,
  actor: Actor,
  ids: { before: string; after: string },
): Promise<Comparison> {
  const [first, second] = await Promise.all([
    patientOfPhoto(store, actor, ids.before),
    patientOfPhoto(store, actor, ids.after),
  ]);
  const { patientId, view } = found(first);
  if (found(second).patientId !== patientId) throw new AppError('different_patients');
  if (second?.view !== view) throw new AppError('different_views');
  const [records, sessions, values] = await Promise.all([
    listPhotoRecords(store, actor, patientId, view),
    listPatientSessions(store, actor, patientId),
    listMeasurements(store, actor, patientId),
  ]);
  const before = found(records.find(({ photo }) => photo.id === ids.before));
  const after = found(records.find(({ photo }) => photo.id === ids.after));
  const comparability = comparabilityOf(comparedFacts(before, sessions), comparedFacts(after, sessions));
  const reference = records.find(({ photo }) => photo.id === before.held?.reference.photoId);
  const ownError = ownErrors(store, actor);
  return {
    patientId,
    view,
    before: side(before, records, sessions),
    after: side(after, records, sessions),
    ...comparability,
    region: placeOf(before.held?.region),
    changes: await changes({ before, after, reference, values, comparability, ownError }),
  };
}
