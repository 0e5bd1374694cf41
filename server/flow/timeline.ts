import type { Actor } from '../../storage/actor.ts';
import type { Store } from '../../storage/open.ts';
import { findClinic } from '../../storage/queries/clinic.ts';
import { listCourses } from '../../storage/queries/courses.ts';
import { findPatient } from '../../storage/queries/patients.ts';
import type { PhotoRecord } from '../../storage/queries/photo-records.ts';
import { listVisits } from '../../storage/queries/visits.ts';
import { courseMilestones } from '../clinic/milestones/course-milestones.ts';
import type { MilestoneCard } from '../contract/progress.ts';
import type { Timeline, TimelinePhoto, TimelineVisit } from '../contract/timeline.ts';
import type { Visit } from '../contract/visits.ts';
import { todayAt } from './clinic-day.ts';
import { loadCourseFacts, loadPatientFacts } from './course-facts.ts';
import { found } from './outcome.ts';
import { visitNumbering } from './visit-numbering.ts';

function timelinePhoto({ photo, analysis, held, alignment }: PhotoRecord): TimelinePhoto {
  const { id, view, timing, purpose, state } = photo;
  const isReference = held?.reference.photoId === id;
  const aligned = isReference || (alignment === null ? null : alignment.state === 'accepted');
  return { id, view, timing, purpose, state, analysis, aligned };
}

function referencesOf(records: readonly PhotoRecord[]): Timeline['references'] {
  const references = new Map(
    records.flatMap(({ held }) => (held === null ? [] : [[held.reference.view, held.reference] as const])),
  );
  return [...references.values()].map(({ view, photoId, version }) => ({ view, photoId, version }));
}

/** Cards whose visit counts for them; a late one that no doctor accepted stands on its own. */
function standsFor(card: MilestoneCard, visitId: string): boolean {
  return card.visitId === visitId && (card.lateByDays === null || card.lateAccepted);
}

function timelineVisits(
  visits: readonly Visit[],
  records: readonly PhotoRecord[],
  milestones: readonly MilestoneCard[],
  numbers: ReturnType<typeof visitNumbering>,
): TimelineVisit[] {
  const photos = new Map<string, TimelinePhoto[]>();
  for (const record of records) {
    photos.set(record.visit.id, [...(photos.get(record.visit.id) ?? []), timelinePhoto(record)]);
  }
  return visits.toReversed().map((visit) => {
    const { id, courseId, date, datePrecision, kind, status, session } = visit;
    const { sessionNumber, sessionsGivenBefore } = numbers.get(id) ?? {
      sessionNumber: null,
      sessionsGivenBefore: 0,
    };
    return {
      id,
      courseId,
      date,
      datePrecision,
      kind,
      status,
      sessionKind: session?.kind ?? null,
      sessionNumber,
      sessionsGivenBefore,
      milestones: milestones.filter((card) => standsFor(card, id)).map(({ milestone }) => milestone),
      photos: photos.get(id) ?? [],
    };
  });
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
  const visits = await listVisits(store, actor, patientId);
  const facts = await loadPatientFacts(store, actor, patientId);
  const course = courses.at(-1);
  let milestones: MilestoneCard[] = [];
  if (course) {
    const today = await todayAt(store, patient.branchId, now);
    const twelveMonths = (await findClinic(store))?.twelveMonths ?? false;
    const asked = await loadCourseFacts(store, actor, course, { today, twelveMonths }, facts);
    milestones = courseMilestones(asked).milestones.map((card) => ({ ...card, change: null }));
  }
  const numbers = visitNumbering(facts.sessions, visits);
  return {
    patient,
    courses,
    milestones,
    references: referencesOf(facts.records),
    visits: timelineVisits(visits, facts.records, milestones, numbers),
  };
}
