import type { Actor } from '../../storage/actor.ts';
import type { Store } from '../../storage/open.ts';
import { listAdverseEvents } from '../../storage/queries/adverse-events.ts';
import { findClinic } from '../../storage/queries/clinic.ts';
import { listDecisions } from '../../storage/queries/course-decisions.ts';
import { listVisitMoves } from '../../storage/queries/course-plans.ts';
import { listCourses } from '../../storage/queries/courses.ts';
import { listPatientSessions } from '../../storage/queries/patient-sessions.ts';
import { findPatient } from '../../storage/queries/patients.ts';
import { currentReferences } from '../../storage/queries/references.ts';
import { listTimelinePhotos } from '../../storage/queries/timeline-photos.ts';
import { listVisits } from '../../storage/queries/visits.ts';
import { visitCounts } from '../clinic/milestones/counting.ts';
import { courseMilestones } from '../clinic/milestones/course-milestones.ts';
import type { VisitNumbering } from '../clinic/milestones/sessions.ts';
import type { Pattern, View } from '../contract/codes.ts';
import type { DateMove } from '../contract/course-plan.ts';
import type { Course } from '../contract/courses.ts';
import type { Patient } from '../contract/patients.ts';
import type { MilestoneCard } from '../contract/progress.ts';
import { protocols } from '../contract/protocols.ts';
import type { Timeline, TimelinePhoto, TimelineVisit } from '../contract/timeline.ts';
import type { Visit } from '../contract/visits.ts';
import { todayAt } from './clinic-day.ts';
import { loadCourseFacts, loadPatientFacts } from './course-facts.ts';
import { found } from './outcome.ts';
import { visitNumbering } from './visit-numbering.ts';

async function cardsOf(
  store: Store,
  actor: Actor,
  now: Date,
  patient: Patient,
  course: Course,
): Promise<MilestoneCard[]> {
  const today = await todayAt(store, patient.branchId, now);
  const twelveMonths = (await findClinic(store))?.twelveMonths ?? false;
  const facts = await loadPatientFacts(store, actor, patient.id);
  const asked = await loadCourseFacts(store, actor, course, { today, twelveMonths }, facts);
  return courseMilestones(asked).milestones.map((card) => ({ ...card, change: null }));
}

/** Cards whose visit counts for them; a late one that no doctor accepted stands on its own. */
function standsFor(card: MilestoneCard, visitId: string): boolean {
  return card.visitId === visitId && visitCounts(card);
}

/** In the order in which the protocol takes them; of one view as they were stored. */
function inProtocolOrder(pattern: Pattern, photos: readonly TimelinePhoto[]): TimelinePhoto[] {
  const place = (wanted: View) => protocols[pattern].views.findIndex(({ view }) => view === wanted);
  return photos.toSorted((a, b) => place(a.view) - place(b.view));
}

function timelineVisit(
  visit: Visit,
  numbering: VisitNumbering | undefined,
  milestones: readonly MilestoneCard[],
  photos: TimelinePhoto[],
  moves: DateMove[],
): TimelineVisit {
  const { id, courseId, date, datePrecision, kind, status, session, accepted } = visit;
  return {
    id,
    courseId,
    date,
    datePrecision,
    kind,
    status,
    sessionKind: session?.kind ?? null,
    sessionNumber: numbering?.sessionNumber ?? null,
    sessionsGivenBefore: numbering?.sessionsGivenBefore ?? 0,
    moves,
    accepted,
    milestones: milestones.filter((card) => standsFor(card, id)).map(({ milestone }) => milestone),
    photos,
  };
}

/** A patient's line of time, newest visit first; the milestones are those of the latest course. */
export async function timelineOf(
  store: Store,
  actor: Actor,
  now: Date,
  patientId: string,
): Promise<Timeline> {
  const patient = found(await findPatient(store, actor, patientId));
  const courses = await listCourses(store, actor, patientId);
  const course = courses.at(-1);
  const references = await currentReferences(store, actor, patientId);
  const photos = await listTimelinePhotos(store, actor, patientId, references);
  const visits = await listVisits(store, actor, patientId);
  const numbers = visitNumbering(await listPatientSessions(store, actor, patientId), visits);
  const photosOf = ({ id }: Visit) => inProtocolOrder(patient.pattern, photos.get(id) ?? []);
  const moves = await listVisitMoves(store, actor, patientId);
  const milestones = course ? await cardsOf(store, actor, now, patient, course) : [];
  return {
    patient,
    courses,
    milestones,
    references: references.map(({ view, photoId, version }) => ({ view, photoId, version })),
    visits: visits
      .toReversed()
      .map((visit) =>
        timelineVisit(visit, numbers.get(visit.id), milestones, photosOf(visit), moves.get(visit.id) ?? []),
      ),
    decisions: await listDecisions(store, actor, { patientId }),
    adverseEvents: await listAdverseEvents(store, actor, patientId),
  };
}
