import type { Actor } from '../../storage/actor.ts';
import type { Store } from '../../storage/open.ts';
import { listMeasurements } from '../../storage/queries/measurements.ts';
import type { PatientSession } from '../../storage/queries/patient-sessions.ts';
import type { PhotoRecord } from '../../storage/queries/photo-records.ts';
import { listPatientsWithTwoBaselines } from '../../storage/queries/second-baselines.ts';
import { comparabilityOf } from '../clinic/comparability.ts';
import { addDays } from '../clinic/dates.ts';
import type { MeasuredLine } from '../clinic/measured-views.ts';
import { baselineDays } from '../clinic/milestones/windows.ts';
import { pairOf, standingValues } from '../clinic/value-pairs.ts';
import type { View } from '../contract/codes.ts';
import type { SecondBaselineList, SecondBaselineRow } from '../contract/repeatability.ts';
import { comparedFacts } from './compared-facts.ts';
import { isStanding, loadPatientFacts, type PatientFacts } from './course-facts.ts';
import { isUnaccepted, sideOfRecord } from './default-references.ts';
import { inLineOrder, type PhotoPair, pairsRow } from './repeatability-report.ts';
import { valueStands } from './unmeasured.ts';

/** So far back consultations are looked for, in days: the error as the clinic photographs now. */
const lookBackDays = 365;
/** More patients would narrow the figure by a hair and hold up everybody else's requests. */
const patientsAtMost = 60;

/** Whatever a session is called, a given one was an injection: nothing after the first one is a baseline. */
function firstNeedle(sessions: readonly PatientSession[]): PatientSession | undefined {
  return sessions.find(({ status }) => status === 'done');
}

/** The photos of a patient that show the hair before any injection: of consultations and the first session itself. */
function baselinePhotos({ records, sessions }: PatientFacts): PhotoRecord[] {
  const first = firstNeedle(sessions);
  if (first === undefined) return [];
  const oldest = addDays(first.on, -baselineDays);
  return records.filter((record) => {
    const { id, kind, date, status } = record.visit;
    const isBaseline =
      id === first.visitId || (kind === 'consultation' && date >= oldest && date <= first.on);
    return (
      isBaseline &&
      status === 'done' &&
      isStanding(record) &&
      !isUnaccepted(record) &&
      sideOfRecord(record) === 'before_injection' &&
      valueStands(record)
    );
  });
}

/** Of each view the last two baselines, of two visits; none where those two may not be compared. */
function lastTwo(facts: PatientFacts): [PhotoRecord, PhotoRecord][] {
  const ofViews = new Map<View, PhotoRecord[]>();
  for (const record of baselinePhotos(facts)) {
    ofViews.set(record.photo.view, [...(ofViews.get(record.photo.view) ?? []), record]);
  }
  return [...ofViews.values()].flatMap((records): [PhotoRecord, PhotoRecord][] => {
    const last = records.at(-1);
    const before = records.findLast(({ visit }) => visit.id !== last?.visit.id);
    if (last === undefined || before === undefined) return [];
    const [one, two] = [comparedFacts(before, facts), comparedFacts(last, facts)];
    return comparabilityOf(one, two).comparable ? [[before, last]] : [];
  });
}

type LinePair = MeasuredLine & PhotoPair;

/** The pairs of values of one patient's two baselines, of every metric measured on both photos. */
async function pairsOfPatient(store: Store, actor: Actor, patientId: string): Promise<LinePair[]> {
  const photoPairs = lastTwo(await loadPatientFacts(store, actor, patientId));
  if (photoPairs.length === 0) return [];
  const values = await listMeasurements(store, actor, patientId);
  const of = ({ photo }: PhotoRecord) => standingValues(values.filter(({ photoId }) => photoId === photo.id));
  return photoPairs.flatMap(([one, two]): LinePair[] => {
    const [first, second] = [of(one), of(two)];
    return [...first].flatMap(([line, standing]): LinePair[] => {
      const { before, after, refusal } = pairOf(standing, second.get(line) ?? []);
      if (before === null || after === null || refusal !== null) return [];
      const { metric, unit } = before;
      const photoIds = [one.photo.id, two.photo.id] as const;
      return [{ metric, unit, view: one.photo.view, values: [before.value, after.value], photoIds }];
    });
  });
}

/**
 * What the second baselines of the clinic say: consultation and first session of one head, photographed on two visits
 * before any injection, so that weeks, hands and rooms are in the difference. Only pairs that pass the gates of
 * comparability count; they are kept apart from the replicates and feed no verdict.
 */
export async function secondBaselines(store: Store, actor: Actor, now: Date): Promise<SecondBaselineList> {
  const since = addDays(now.toISOString().slice(0, 10), -lookBackDays);
  const patients = await listPatientsWithTwoBaselines(store, actor, {
    since,
    withinDays: baselineDays,
    limit: patientsAtMost,
  });
  const lines = new Map<string, LinePair[]>();
  for (const patientId of patients) {
    for (const pair of await pairsOfPatient(store, actor, patientId)) {
      const key = `${pair.metric}|${pair.unit}|${pair.view}`;
      lines.set(key, [...(lines.get(key) ?? []), pair]);
    }
    // Storage answers at once: without a pause the whole walk would hold up every other request.
    await new Promise((resolve) => setImmediate(resolve));
  }
  const rows: SecondBaselineRow[] = [];
  for (const pairs of lines.values()) {
    const row = pairs[0] && (await pairsRow(store, actor, pairs[0], pairs));
    if (row) rows.push(row);
  }
  return { since, patientsAtMost, rows: rows.sort(inLineOrder) };
}
