import type { Actor } from '../../storage/actor.ts';
import type { Store } from '../../storage/open.ts';
import { findClinic } from '../../storage/queries/clinic.ts';
import { listCourses } from '../../storage/queries/courses.ts';
import { listMeasurements } from '../../storage/queries/measurements.ts';
import { findPatient } from '../../storage/queries/patients.ts';
import { listVisits } from '../../storage/queries/visits.ts';
import { daysBetween } from '../clinic/dates.ts';
import { findingOf } from '../clinic/finding.ts';
import { visitCounts } from '../clinic/milestones/counting.ts';
import { courseMilestones, sessionMarks } from '../clinic/milestones/course-milestones.ts';
import type { Change } from '../contract/change.ts';
import type { MilestoneCard, Progress } from '../contract/progress.ts';
import { protocols } from '../contract/protocols.ts';
import { chartedTreatments } from './charted-treatments.ts';
import { todayAt } from './clinic-day.ts';
import { loadCourseFacts, loadPatientFacts, sessionsOf } from './course-facts.ts';
import { found } from './outcome.ts';
import { type MeasuredSeries, progressSeries, seriesVisits, unmeasuredPhotos } from './progress-series.ts';
import { ownErrors } from './repeatability.ts';
import { visitNumbering } from './visit-numbering.ts';

/**
 * What the visit of a card amounts to in the primary series: by its photo, or by what was entered that day. A late
 * visit that nobody accepted is shown and is no outcome.
 */
export function changeOfCard(
  card: Omit<MilestoneCard, 'change'>,
  primary: MeasuredSeries | undefined,
): Change | null {
  if (card.milestone === 'baseline' || card.visitId === null || primary === undefined) return null;
  if (!visitCounts(card)) return null;
  const { points } = primary.series;
  const point =
    points.find(({ photoId }) => photoId !== null && photoId === card.photoId) ??
    points.find(({ photoId, visitId }) => photoId === null && visitId === card.visitId);
  return (point && primary.changes.get(point)) ?? null;
}

function latestOf(primary: MeasuredSeries | undefined, referenceOn: string | null) {
  if (primary === undefined || referenceOn === null) return null;
  const point = primary.series.points.findLast(({ on, isReference }) => !isReference && on >= referenceOn);
  const change = point && primary.changes.get(point);
  return point && change ? { change, daysSinceReference: daysBetween(referenceOn, point.on) } : null;
}

/**
 * A patient's progress in one course, the latest unless one is named. Throws `not_found` for a patient or course that is
 * not there. Before any course everything is held against the reference all the same.
 */
export async function progressOf(
  store: Store,
  actor: Actor,
  now: Date,
  patientId: string,
  courseId?: string,
): Promise<Progress> {
  const patient = found(await findPatient(store, actor, patientId));
  const courses = await listCourses(store, actor, patientId);
  const course =
    courseId === undefined ? courses.at(-1) : found(courses.find((each) => each.id === courseId));
  const [facts, visits, values, clinic] = await Promise.all([
    loadPatientFacts(store, actor, patientId),
    listVisits(store, actor, patientId),
    listMeasurements(store, actor, patientId),
    findClinic(store),
  ]);
  const setting = {
    today: await todayAt(store, patient.branchId, now),
    twelveMonths: clinic?.twelveMonths ?? false,
  };
  const plan = course ? courseMilestones(await loadCourseFacts(store, actor, course, setting, facts)) : null;
  const primaryView = course?.primaryView ?? protocols[patient.pattern].primaryView;
  const measured = await progressSeries({
    facts,
    values,
    numbers: visitNumbering(facts.sessions, visits),
    ...seriesVisits(visits),
    primary: { metric: course?.primaryMetric ?? 'coverage', view: primaryView },
    ownError: ownErrors(store, actor),
  });
  const primary = measured.find(({ series }) => series.primary);
  const held = facts.records.find(({ photo }) => photo.view === primaryView)?.held?.reference;
  const reference = facts.records.find(({ photo }) => photo.id === held?.photoId);
  const referenceOn = reference?.visit.date ?? primary?.referenceOn ?? null;
  const milestones = (plan?.milestones ?? []).map((card) => ({
    ...card,
    change: changeOfCard(card, primary),
  }));
  const anchor = plan?.anchor ?? null;
  const unmeasured = unmeasuredPhotos({ facts, values });
  return {
    patientId,
    course: course ?? null,
    anchor,
    referenceOn,
    referencePrecision: reference?.visit.datePrecision ?? 'day',
    sessions: plan?.sessions ?? [],
    milestones,
    otherCourses: courses
      .filter((each) => each !== course)
      .map(({ id, number }) => ({ courseId: id, number, sessions: sessionMarks(sessionsOf(facts, id)) })),
    treatments: chartedTreatments(facts.treatments, visits),
    series: measured.map(({ series }) => series),
    unmeasured,
    finding: findingOf({
      view: primaryView,
      anchor,
      referenceOn,
      milestones,
      latest: latestOf(primary, referenceOn),
      unmeasured: unmeasured.findLast(({ view }) => view === primaryView)?.reason ?? null,
    }),
  };
}
