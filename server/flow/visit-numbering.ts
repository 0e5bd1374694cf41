import type { PatientSession } from '../../storage/queries/patient-sessions.ts';
import { givenSessions, sessionNumbering, type VisitNumbering } from '../clinic/milestones/sessions.ts';

type NumberedVisit = { id: string; date: string; courseId: string | null };

/** The course a visit is read in: its own, or the one whose sessions were the last to be given before it. */
function courseOf(visit: NumberedVisit, given: readonly PatientSession[]): string | null {
  return visit.courseId ?? given.findLast(({ on }) => on < visit.date)?.courseId ?? null;
}

/**
 * For each visit of a patient its session number and how many sessions its photos show the effect of, counted
 * within the course it belongs to. `sessions`: all of the patient's, by date.
 */
export function visitNumbering(
  sessions: readonly PatientSession[],
  visits: readonly NumberedVisit[],
): Map<string, VisitNumbering> {
  const ofCourses = sessions.filter(({ courseId }) => courseId !== null);
  const given = ofCourses.filter((session) => givenSessions([session]).length > 0);
  const numbers = new Map<string, VisitNumbering>();
  for (const courseId of new Set(visits.map((visit) => courseOf(visit, given)))) {
    const own = visits.filter((visit) => courseOf(visit, given) === courseId);
    const asked = own.map(({ id, date }) => ({ visitId: id, on: date }));
    const held = courseId === null ? [] : ofCourses.filter((session) => session.courseId === courseId);
    for (const [visitId, numbering] of sessionNumbering(held, asked)) numbers.set(visitId, numbering);
  }
  return numbers;
}
