import { system } from '../../storage/actor.ts';
import type { Store } from '../../storage/open.ts';
import { findClinic } from '../../storage/queries/clinic.ts';
import { listCourses, listPatientsWithCourses } from '../../storage/queries/courses.ts';
import {
  listOutgrown,
  type MilestoneWindow,
  replaceWindows,
} from '../../storage/queries/milestone-windows.ts';
import { findPatient } from '../../storage/queries/patients.ts';
import { listStalePatients, unseenChanges } from '../../storage/queries/stale-patients.ts';
import { addDays } from '../clinic/dates.ts';
import { courseMilestones } from '../clinic/milestones/course-milestones.ts';
import type { VisitFact } from '../clinic/milestones/facts.ts';
import { baselineDays, movingBaseline } from '../clinic/milestones/windows.ts';
import type { MilestoneCard } from '../contract/progress.ts';
import { todayAt } from './clinic-day.ts';
import { loadCourseFacts, loadPatientFacts } from './course-facts.ts';
import { refreshDefaultReferences } from './default-references.ts';

/** States in which nobody has to act. */
const settledStates: readonly MilestoneCard['state'][] = ['complete', 'partial', 'not_applicable'];

type Card = Omit<MilestoneCard, 'change'>;
type Dated = Pick<MilestoneWindow, 'opensOn' | 'targetOn' | 'closesOn'>;

/**
 * The dates a list of work may be asked by. A window that still waits for its session has none: it would seem to
 * open on a day the session was only expected for. A baseline does wait for its session, and is due before it, also
 * while no session is planned.
 */
function datesOf(
  { milestone, state, projected, opensOn, targetOn, closesOn }: Card,
  today: string,
): Dated | null {
  if (state === 'not_applicable' || (projected && milestone !== 'baseline')) return null;
  if (opensOn !== null && targetOn !== null && closesOn !== null) return { opensOn, targetOn, closesOn };
  if (milestone !== 'baseline') return null;
  const { projected: _moves, ...dates } = movingBaseline(today);
  return dates;
}

/** Until when a photo stands for a baseline that moves along with the days; a doctor's review holds for good. */
function settledUntil(card: Card, visits: readonly VisitFact[]): string | null {
  const visit = visits.find(({ visitId }) => visitId === card.visitId);
  return card.projected && visit && card.reviewedAt === null ? addDays(visit.on, baselineDays) : null;
}

/** Writes the milestone windows of a patient's courses anew; after every change of a session, visit, photo or analysis. */
export async function refreshMilestones(store: Store, now: Date, patientId: string): Promise<void> {
  const changes = await unseenChanges(store, patientId);
  const courses = await listCourses(store, system, patientId);
  const patient = await findPatient(store, system, patientId);
  if (courses.length === 0 || patient === undefined) return replaceWindows(store, patientId, [], changes);
  const { branchId } = patient;
  const today = await todayAt(store, branchId, now);
  const twelveMonths = (await findClinic(store))?.twelveMonths ?? false;
  const facts = await loadPatientFacts(store, system, patientId);
  const windows: MilestoneWindow[] = [];
  for (const course of courses) {
    const asked = await loadCourseFacts(store, system, course, { today, twelveMonths }, facts);
    for (const card of courseMilestones(asked).milestones) {
      const dates = datesOf(card, today);
      const settled = settledStates.includes(card.state);
      if (dates)
        windows.push({
          courseId: course.id,
          milestone: card.milestone,
          patientId,
          branchId,
          ...dates,
          settled,
          projected: card.projected,
          settledUntil: settled ? settledUntil(card, asked.visits) : null,
        });
    }
  }
  await replaceWindows(store, patientId, windows, changes);
}

/** After sessions or visits changed: the references that follow from them, then the milestones. */
export async function refreshPatient(store: Store, now: Date, patientId: string): Promise<void> {
  await refreshDefaultReferences(store, now, patientId);
  await refreshMilestones(store, now, patientId);
}

/** After the clinic's anchor or its twelve-month card changed: everybody, letting other requests in between. */
export async function refreshAllMilestones(store: Store, now: Date): Promise<void> {
  for (const patientId of await listPatientsWithCourses(store)) {
    await refreshMilestones(store, now, patientId);
    await new Promise((resolve) => setImmediate(resolve));
  }
}

/** Baselines that still wait for their session, and whose photo became too old for it since: found anew. */
export async function refreshOutgrown(
  store: Store,
  now: Date,
  branchId: string,
  today: string,
): Promise<void> {
  for (const patientId of await listOutgrown(store, branchId, today)) {
    await refreshMilestones(store, now, patientId);
  }
}

/** At the start: the patients whose refresh a kill cut off. One that fails is told to `failed` and holds nobody else up. */
export async function catchUpMilestones(
  store: Store,
  now: Date,
  failed: (patientId: string, error: unknown) => void,
): Promise<void> {
  for (const patientId of await listStalePatients(store)) {
    await refreshPatient(store, now, patientId).catch((error: unknown) => failed(patientId, error));
    await new Promise((resolve) => setImmediate(resolve));
  }
}
