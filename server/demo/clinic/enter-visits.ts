import type { Actor } from '../../../storage/actor.ts';
import { enterMeasurement } from '../../../storage/queries/entered-values.ts';
import { listMeasurements } from '../../../storage/queries/measurements.ts';
import { listVisits } from '../../../storage/queries/visits.ts';
import { addDays, instantAt } from '../../clinic/dates.ts';
import { checkEnteredValue } from '../../clinic/entered-value.ts';
import type { LengthClass, Purpose } from '../../contract/codes.ts';
import type { NewVisit, Visit } from '../../contract/visits.ts';
import type { Deps } from '../../deps.ts';
import { branchOrFirst } from '../../flow/branch.ts';
import { zoneOf } from '../../flow/clinic-day.ts';
import { addVisit } from '../../flow/save-visit.ts';
import { type PatientPlan, primaryViewOf, type Stage, stageDays } from './plan.ts';
import { valuesOf } from './planned-values.ts';
import { plannedRecord, signRecord } from './session-records.ts';
import type { Sitting } from './sittings.ts';

const sessionNumber: Partial<Record<Stage, number>> = { session_1: 1, session_2: 2, session_3: 3 };

/** Photographed at nine, injected at half past ten, so that every picture lies before the needle. */
/** A replicate is taken after the head was posed and combed anew. */
export const photographedAt = (on: string, timeZone: string, purpose: Purpose = 'primary') =>
  instantAt(on, purpose === 'replicate' ? '09:04' : '09:00', timeZone);
const injectedAt = (on: string, timeZone: string) => instantAt(on, '10:30', timeZone);

function lengthClassOf(lengthMm: number): LengthClass {
  if (lengthMm < 10) return 'under_1cm';
  if (lengthMm < 30) return 'from_1_to_3cm';
  return lengthMm < 100 ? 'from_3_to_10cm' : 'over_10cm';
}

/** The visit as an assistant would enter it; the record keeps every rule of the session's. */
export function visitEntry(
  patient: PatientPlan,
  sitting: Sitting,
  { courseId, timeZone }: { courseId: string | null; timeZone: string },
): NewVisit {
  const { stage, on, plan } = sitting;
  const number = sessionNumber[stage];
  const entry: NewVisit = {
    date: on,
    kind: stage === 'consultation' ? 'consultation' : number ? 'session' : 'review',
    status: 'done',
    courseId,
    room: 'Room 1',
    note: plan.note ?? null,
    preparation: {
      hairState: 'dry',
      combedSame: true,
      noProduct: true,
      partPosition: primaryViewOf(patient) === 'superior' ? 'midline' : 'none',
      lengthClass: lengthClassOf(patient.lengthMm),
    },
  };
  if (number === undefined) return entry;
  return {
    ...entry,
    session: { kind: 'initial', injectedAt: injectedAt(on, timeZone) },
    record: plannedRecord(number, patient.pattern),
  };
}

async function enterValues(deps: Deps, actor: Actor, patientId: string, visitId: string, sitting: Sitting) {
  const there = await listMeasurements(deps.store, actor, patientId);
  for (const value of valuesOf(sitting)) {
    if (there.some((each) => each.visitId === visitId && each.metric === value.metric)) continue;
    const [reason] = checkEnteredValue(value);
    if (reason !== undefined) throw new Error(`A planned value breaks a rule: ${reason.code}`);
    await enterMeasurement(deps.store, actor, deps.clock(), visitId, value);
  }
}

/**
 * Enters the visits of a patient with their values, those that are there already left alone, and the one that is
 * expected on the day itself. Answers the visit of every sitting.
 */
export async function enterVisits(
  deps: Deps,
  actor: Actor,
  patient: PatientPlan,
  ids: { patientId: string; courseId: string },
  sittings: readonly Sitting[],
  today: string,
): Promise<Map<Sitting, Visit>> {
  const there = await listVisits(deps.store, actor, ids.patientId);
  const add = async (entry: NewVisit) =>
    there.find(({ date, kind }) => date === entry.date && kind === entry.kind) ??
    (await addVisit(deps.store, actor, deps.clock(), ids.patientId, entry));
  const timeZone = await zoneOf(deps.store, await branchOrFirst(deps.store, undefined));
  const visits = new Map<Sitting, Visit>();
  for (const sitting of sittings) {
    const courseId = sitting.stage === 'consultation' ? null : ids.courseId;
    const visit = await add(visitEntry(patient, sitting, { courseId, timeZone }));
    if (visit.kind === 'session') await signRecord(deps, actor, visit);
    await enterValues(deps, actor, ids.patientId, visit.id, sitting);
    visits.set(sitting, visit);
  }
  if (patient.expectedToday !== undefined) {
    const on = addDays(today, stageDays[patient.expectedToday] - patient.begunDaysAgo);
    await add({ date: on, kind: 'review', status: 'planned', courseId: ids.courseId });
  }
  return visits;
}
