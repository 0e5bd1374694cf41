import { and, desc, eq, sql } from 'drizzle-orm';
import type { Course } from '../../server/contract/courses.ts';
import type { ReportSentence } from '../../server/contract/report.ts';
import { type Actor, clinicalScope, personId } from '../actor.ts';
import { note } from '../audit.ts';
import type { Store } from '../open.ts';
import { courseSentences, courses } from '../schema/patients.ts';
import { people } from '../schema/people.ts';
import { type Transaction, transaction } from '../transaction.ts';
import type { WriteResult } from '../write-result.ts';
import { courseIn } from './courses.ts';

/** The sentence that stands on a course's report; `undefined`: nobody has written one. */
export async function findSentence(
  store: Store,
  actor: Actor,
  courseId: string,
): Promise<ReportSentence | undefined> {
  return sentenceIn(store.db, actor, courseId);
}

function sentenceIn(tx: Transaction, actor: Actor, courseId: string): ReportSentence | undefined {
  return tx
    .select({
      text: courseSentences.text,
      writtenBy: people.name,
      writtenAt: courseSentences.writtenAt,
    })
    .from(courseSentences)
    .innerJoin(people, eq(people.id, courseSentences.writtenBy))
    .where(and(eq(courseSentences.courseId, courseId), clinicalScope(actor)))
    .orderBy(desc(courseSentences.id))
    .limit(1)
    .get();
}

/** Adds a sentence beside the earlier ones, and counts the course's version on: of two doctors the second sees the first. */
export async function keepSentence(
  store: Store,
  actor: Actor,
  now: Date,
  courseId: string,
  version: number,
  text: string,
): Promise<Exclude<WriteResult<Course>, { taken: true }>> {
  return transaction(store, (tx): Exclude<WriteResult<Course>, { taken: true }> => {
    const course = courseIn(tx, actor, courseId);
    if (course === undefined) return { missing: true };
    if (course.version !== version) return { stale: course };
    const [writtenBy, writtenAt] = [personId(actor), now.toISOString()];
    tx.insert(courseSentences).values({ courseId, text, writtenBy, writtenAt }).run();
    tx.update(courses)
      .set({ version: sql`${courses.version} + 1` })
      .where(eq(courses.id, courseId))
      .run();
    note(tx, actor, now, {
      action: 'write',
      noun: 'report',
      nounId: courseId,
      patientId: course.patientId,
    });
    return { ok: { ...course, version: version + 1 } };
  });
}
