import type { Actor } from '../../../storage/actor.ts';
import { listCourses } from '../../../storage/queries/courses.ts';
import { createPatient } from '../../../storage/queries/patients.ts';
import { listTreatments } from '../../../storage/queries/treatments.ts';
import { addDays } from '../../clinic/dates.ts';
import type { Visit } from '../../contract/visits.ts';
import type { Deps } from '../../deps.ts';
import { branchOrFirst } from '../../flow/branch.ts';
import { written } from '../../flow/outcome.ts';
import { rosterPage } from '../../flow/roster.ts';
import { beginCourse, replanCourse } from '../../flow/save-course.ts';
import { enterTreatment } from '../../flow/save-treatment.ts';
import { enterVisits } from './enter-visits.ts';
import type { PatientPlan } from './plan.ts';
import { type Sitting, sittingsOf } from './sittings.ts';

/** A planned patient who has a record now, and the visit of every sitting. */
export type EnteredPatient = { plan: PatientPlan; patientId: string; visits: Map<Sitting, Visit> };

/** What a demonstration counts its dates from and how large its heads are. */
export type Occasion = { today: string; headWidthPx: number };

async function recordOf(deps: Deps, actor: Actor, plan: PatientPlan): Promise<string> {
  const { patients } = await rosterPage(deps.store, actor, deps.clock(), { q: plan.code });
  const there = patients.find(({ code }) => code === plan.code);
  if (there !== undefined) return there.id;
  const { code, name, sex, pattern, yearOfBirth } = plan;
  const note = `Synthetic patient. ${plan.shows}`;
  const branchId = await branchOrFirst(deps.store, undefined);
  const entry = { code, name, sex, pattern, yearOfBirth, note, branchId };
  return written(await createPatient(deps.store, actor, deps.clock(), entry), 'code_taken').id;
}

async function enterTreatments(
  { store, clock }: Deps,
  actor: Actor,
  plan: PatientPlan,
  patientId: string,
  today: string,
): Promise<void> {
  const there = await listTreatments(store, actor, patientId);
  const dayOf = (day: number) => addDays(today, day - plan.begunDaysAgo);
  for (const { kind, name = null, onDay, untilDay } of plan.treatments ?? []) {
    const [startedOn, stoppedOn] = [dayOf(onDay), untilDay === undefined ? null : dayOf(untilDay)];
    if (there.some((each) => each.kind === kind && each.startedOn === startedOn)) continue;
    await enterTreatment(store, actor, clock(), patientId, { kind, name, startedOn, stoppedOn });
  }
}

/**
 * Enters a patient with course, visits and values as the staff would, through the same flows and their rules. What is
 * there already is left alone, so that a start after a kill goes on where the last one ended.
 */
export async function enterPatient(
  deps: Deps,
  actor: Actor,
  plan: PatientPlan,
  { today, headWidthPx }: Occasion,
): Promise<EnteredPatient> {
  const { store, clock } = deps;
  const patientId = await recordOf(deps, actor, plan);
  const [begun] = await listCourses(store, actor, patientId);
  const course = begun ?? (await beginCourse(store, actor, clock(), patientId, { sessionsPlanned: 3 }));
  const sittings = sittingsOf(plan, today, headWidthPx);
  const visits = await enterVisits(deps, actor, plan, { patientId, courseId: course.id }, sittings, today);
  await enterTreatments(deps, actor, plan, patientId, today);
  if (plan.stopped !== undefined && course.state === 'active') {
    const stoppedOn = addDays(today, plan.stopped.onDay - plan.begunDaysAgo);
    await replanCourse(store, actor, clock(), course, course.version, {
      state: 'stopped',
      stoppedOn,
      stoppedReason: plan.stopped.reason,
    });
  }
  return { plan, patientId, visits };
}
