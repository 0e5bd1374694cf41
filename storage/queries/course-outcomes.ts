import { and, asc, eq, lt, sql } from 'drizzle-orm';
import type { CourseFigure, CourseOutcome } from '../../server/contract/course-outcome.ts';
import { type Actor, clinicalScope } from '../actor.ts';
import type { Store } from '../open.ts';
import { courseOutcomes, staleOutcomes } from '../schema/figures.ts';
import { courses, patients } from '../schema/patients.ts';
import { transaction } from '../transaction.ts';

/** Patients whose outcomes are behind: something changed, or the rules did. `changes` is handed back with the outcomes. */
export async function listStaleOutcomes(
  store: Store,
  rulesVersion: number,
  limit: number,
): Promise<{ patientId: string; changes: number }[]> {
  const changed = store.db
    .select({ patientId: staleOutcomes.patientId, changes: staleOutcomes.changes })
    .from(staleOutcomes)
    .limit(limit)
    .all();
  if (changed.length === limit) return changed;
  const outdated = store.db
    .selectDistinct({ patientId: courseOutcomes.patientId, changes: sql<number>`0` })
    .from(courseOutcomes)
    .where(lt(courseOutcomes.rulesVersion, rulesVersion))
    .limit(limit - changed.length)
    .all();
  return [...changed, ...outdated];
}

/** How many patients are still behind. */
export async function countStaleOutcomes(store: Store, rulesVersion: number): Promise<number> {
  const row = store.db.get<{ count: number }>(sql`
    select count(*) as count from (
      select patient_id from stale_outcomes
      union select patient_id from course_outcomes where rules_version < ${rulesVersion})`);
  return row.count;
}

/** What was found of one patient's courses. `changesSeen`: what the list said before they were read. */
export type FoundOutcomes = {
  patientId: string;
  outcomes: ReadonlyMap<string, CourseOutcome>;
  changesSeen: number;
};

/** Writes the outcomes of some patients' courses anew; a change that came in between keeps a patient on the list. */
export async function replaceOutcomes(
  store: Store,
  rulesVersion: number,
  found: readonly FoundOutcomes[],
): Promise<void> {
  transaction(store, (tx): void => {
    for (const { patientId, outcomes, changesSeen } of found) {
      tx.delete(courseOutcomes).where(eq(courseOutcomes.patientId, patientId)).run();
      for (const [courseId, outcome] of outcomes) {
        tx.insert(courseOutcomes).values({ courseId, patientId, rulesVersion, outcome }).run();
      }
      tx.delete(staleOutcomes)
        .where(and(eq(staleOutcomes.patientId, patientId), eq(staleOutcomes.changes, changesSeen)))
        .run();
    }
  });
}

/** Every course of the clinic with its outcome, in the order of random ids. */
export async function listCourseFigures(store: Store, actor: Actor): Promise<CourseFigure[]> {
  return store.db
    .select({
      outcome: courseOutcomes.outcome,
      courseId: courses.id,
      courseNumber: courses.number,
      patientId: courses.patientId,
      state: courses.state,
      sessionsPlanned: courses.sessionsPlanned,
      pattern: courses.pattern,
      sex: patients.sex,
      yearOfBirth: patients.yearOfBirth,
      status: patients.status,
    })
    .from(courseOutcomes)
    .innerJoin(courses, eq(courses.id, courseOutcomes.courseId))
    .innerJoin(patients, eq(patients.id, courses.patientId))
    .where(clinicalScope(actor))
    .orderBy(asc(courses.id))
    .all()
    .map(({ outcome, status, ...row }) => ({ ...outcome, ...row, lost: status === 'lost' }));
}

/** The codes of all patients by id, for a table that a doctor takes away. */
export async function listPatientCodes(store: Store, actor: Actor): Promise<Map<string, string>> {
  const rows = store.db
    .select({ id: patients.id, code: patients.code })
    .from(patients)
    .where(clinicalScope(actor))
    .all();
  return new Map(rows.map(({ id, code }) => [id, code]));
}
