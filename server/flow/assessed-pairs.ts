import type { Actor } from '../../storage/actor.ts';
import type { Store } from '../../storage/open.ts';
import { listOwnAssessments, listReadings, type SignedReading } from '../../storage/queries/assessments.ts';
import { findPatient } from '../../storage/queries/patients.ts';
import { listPhotoRecords, type PhotoRecord } from '../../storage/queries/photo-records.ts';
import { may } from '../access.ts';
import { comparabilityOf } from '../clinic/comparability.ts';
import { daysBetween } from '../clinic/dates.ts';
import { otherCauses } from '../clinic/treatments-between.ts';
import {
  identicalPercent,
  leastPairsForKappa,
  type TwoReadings,
  weightedKappa,
} from '../clinic/weighted-kappa.ts';
import type { Agreement, AssessedPair, AssessmentList, Reading } from '../contract/assessments.ts';
import { comparedFacts } from './compared-facts.ts';
import { found } from './outcome.ts';
import { loadHistory, type PatientHistory } from './patient-history.ts';

/** A photo beside the reference that it is read against. */
export type ReadPair = { record: PhotoRecord; reference: PhotoRecord };

/** Photos that stand for their visit and have a reference that is another photo, newest first. */
function pairsOf(records: readonly PhotoRecord[]): ReadPair[] {
  const byId = new Map(records.map((record) => [record.photo.id, record]));
  return records
    .flatMap((record) => {
      const { photo, held } = record;
      const reference = byId.get(held?.reference.photoId ?? '');
      const stands = photo.state === 'current' && photo.purpose !== 'replicate';
      return stands && reference && reference !== record ? [{ record, reference }] : [];
    })
    .reverse();
}

/** What stands against reading two photos against one another; empty: they may be read. */
export function whyNotRead({ record, reference }: ReadPair, history: PatientHistory) {
  const facts = [comparedFacts(reference, history), comparedFacts(record, history)] as const;
  const { grade, comparable, reasons } = comparabilityOf(...facts);
  return { grade, reasons: comparable ? [] : reasons.filter(({ severity }) => severity === 'refuse') };
}

/** The photo and its reference; `undefined` where it has none or is none to be read. */
export async function readPairOf(
  store: Store,
  actor: Actor,
  patientId: string,
  photoId: string,
): Promise<(ReadPair & { history: PatientHistory }) | undefined> {
  const [records, history] = await Promise.all([
    listPhotoRecords(store, actor, patientId),
    loadHistory(store, actor, patientId),
  ]);
  const pair = pairsOf(records).find(({ record }) => record.photo.id === photoId);
  return pair && { ...pair, history };
}

export function readingFor(actor: Actor, { readerId, ...reading }: SignedReading): Reading {
  return { ...reading, own: actor.kind === 'person' && actor.id === readerId };
}

/**
 * Every photo of a patient that may be read blinded, and what was read of pairs that are no more. Who may still read a
 * pair is not told what others saw in it. Throws `not_found`.
 */
export async function listAssessments(
  store: Store,
  actor: Actor,
  patientId: string,
): Promise<AssessmentList> {
  found(await findPatient(store, actor, patientId));
  const [records, history, begun, readings] = await Promise.all([
    listPhotoRecords(store, actor, patientId),
    loadHistory(store, actor, patientId),
    listOwnAssessments(store, actor, patientId),
    listReadings(store, actor, patientId),
  ]);
  const isReader = actor.kind === 'person' && may(actor.roles, { noun: 'assessments', verb: 'do' });
  const pairs = pairsOf(records).map((pair): AssessedPair => {
    const { photo, visit } = pair.record;
    const ofPair = (each: { photoId: string; referencePhotoId: string }) =>
      each.photoId === photo.id && each.referencePhotoId === pair.reference.photo.id;
    const signed = readings.filter(ofPair).map((each) => readingFor(actor, each));
    const own = signed.some((each) => each.own) ? 'signed' : begun.some(ofPair) ? 'opened' : 'unread';
    const { grade, reasons } = whyNotRead(pair, history);
    const mayStillRead = isReader && own !== 'signed' && reasons.length === 0;
    return {
      photoId: photo.id,
      referencePhotoId: pair.reference.photo.id,
      visitId: visit.id,
      view: photo.view,
      takenOn: visit.date,
      takenOnPrecision: visit.datePrecision,
      daysKnown: [pair.reference.visit, visit].every((each) => each.datePrecision === 'day'),
      daysSinceReference: daysBetween(pair.reference.visit.date, visit.date),
      grade,
      reasons,
      own,
      readers: signed.length,
      otherCauses: mayStillRead ? [] : otherCauses(history.treatments, pair.reference.visit.date, visit.date),
      readings: mayStillRead ? null : signed,
    };
  });
  const stands = ({ photoId, referencePhotoId }: SignedReading) =>
    pairs.some((pair) => pair.photoId === photoId && pair.referencePhotoId === referencePhotoId);
  const earlier = readings.filter((each) => !stands(each)).map((each) => readingFor(actor, each));
  return { pairs, earlier };
}

/** The first two readings of each pair that two people have read. */
function readTwice(readings: readonly SignedReading[]): TwoReadings[] {
  const scores = new Map<string, number[]>();
  for (const { photoId, referencePhotoId, score } of readings) {
    const pair = `${photoId} ${referencePhotoId}`;
    scores.set(pair, [...(scores.get(pair) ?? []), score]);
  }
  return [...scores.values()].flatMap(([one, two]) =>
    one === undefined || two === undefined ? [] : [[one, two] as const],
  );
}

/** How well two readers agree, over all pairs of the clinic that two people have read. */
export async function readersAgreement(store: Store, actor: Actor): Promise<Agreement> {
  const twice = readTwice(await listReadings(store, actor));
  return {
    pairs: twice.length,
    kappa: weightedKappa(twice),
    leastPairs: leastPairsForKappa,
    identicalPercent: identicalPercent(twice),
  };
}
