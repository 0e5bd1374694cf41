import type { Actor } from '../../storage/actor.ts';
import type { Store } from '../../storage/open.ts';
import { listReviews } from '../../storage/queries/milestone-reviews.ts';
import type { PatientSession } from '../../storage/queries/patient-sessions.ts';
import { listPhotoRecords, type PhotoRecord } from '../../storage/queries/photo-records.ts';
import { type Comparability, comparabilityOf } from '../clinic/comparability.ts';
import type { CourseFacts, ReviewFact, ViewFact, VisitFact } from '../clinic/milestones/facts.ts';
import { reason } from '../clinic/reason.ts';
import type { Course } from '../contract/courses.ts';
import { protocols } from '../contract/protocols.ts';
import { comparedFacts } from './compared-facts.ts';
import { sideOfRecord } from './default-references.ts';
import { loadHistory, type PatientHistory } from './patient-history.ts';

/** A patient's photos, sessions and other treatments, loaded once for all courses and pages that ask. */
export type PatientFacts = PatientHistory & { records: PhotoRecord[] };

export async function loadPatientFacts(store: Store, actor: Actor, patientId: string): Promise<PatientFacts> {
  const [records, history] = await Promise.all([
    listPhotoRecords(store, actor, patientId),
    loadHistory(store, actor, patientId),
  ]);
  return { ...history, records };
}

/** How a photo compares with the reference of its view as it stands now. */
export function comparedWithReference(
  record: PhotoRecord,
  { records, ...history }: PatientFacts,
): Comparability {
  const held = record.held?.reference;
  const reference = held && records.find(({ photo }) => photo.id === held.photoId);
  if (!reference) {
    return { grade: 'D', comparable: false, reasons: [reason('no_reference', 'refuse', {})] };
  }
  return comparabilityOf(comparedFacts(reference, history), comparedFacts(record, history));
}

function viewFact(record: PhotoRecord, facts: PatientFacts): ViewFact {
  const { id, view } = record.photo;
  const timing = sideOfRecord(record);
  const { comparable, reasons } = comparedWithReference(record, facts);
  return { view, photoId: id, timing, comparable, reasons };
}

/** The photos that may stand for their visit: current, not a replicate, of a visit that was not cancelled. */
export function isStanding({ photo, visit }: PhotoRecord): boolean {
  return photo.state === 'current' && photo.purpose !== 'replicate' && visit.status !== 'cancelled';
}

/**
 * The visits of a patient that have photos, with what their photos are worth. Of one that is known to the month nobody
 * can say in which window it lay, so that it stands for no milestone.
 */
export function visitFacts(facts: PatientFacts): VisitFact[] {
  const visits = new Map<string, VisitFact>();
  const dated = facts.records.filter(({ visit }) => visit.datePrecision === 'day');
  for (const record of dated.filter(isStanding)) {
    const { id, date, kind, accepted } = record.visit;
    const visit = visits.get(id) ?? { visitId: id, on: date, kind, accepted, views: [] };
    visit.views.push(viewFact(record, facts));
    visits.set(id, visit);
  }
  return [...visits.values()];
}

/** The sessions of one course. */
export const sessionsOf = ({ sessions }: { sessions: readonly PatientSession[] }, courseId: string) =>
  sessions.filter((session) => session.courseId === courseId);

/** What the milestones of one course follow from. `visits`: of all the patient's visits, whatever course they are of. */
export function courseFacts(
  course: Course,
  setting: { today: string; twelveMonths: boolean },
  sessions: readonly PatientSession[],
  visits: VisitFact[],
  reviews: ReviewFact[],
): CourseFacts {
  return {
    ...setting,
    anchor: course.anchorInForce,
    sessionsPlanned: course.sessionsPlanned,
    intervalDays: course.intervalDays,
    state: course.state,
    primaryView: course.primaryView,
    requiredViews: protocols[course.pattern].views.filter(({ required }) => required).map(({ view }) => view),
    sessions: sessionsOf({ sessions }, course.id),
    visits,
    reviews,
  };
}

/** The facts of one course from its rows. */
export async function loadCourseFacts(
  store: Store,
  actor: Actor,
  course: Course,
  setting: { today: string; twelveMonths: boolean },
  facts: PatientFacts,
): Promise<CourseFacts> {
  const reviews = await listReviews(store, actor, course.id);
  return courseFacts(course, setting, facts.sessions, visitFacts(facts), reviews);
}
