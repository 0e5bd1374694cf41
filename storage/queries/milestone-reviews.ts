import { and, asc, eq, sql } from 'drizzle-orm';
import type { Milestone } from '../../server/contract/codes.ts';
import type { Course, MilestoneReview } from '../../server/contract/courses.ts';
import { type Actor, clinicalScope, personId } from '../actor.ts';
import { note } from '../audit.ts';
import type { Store } from '../open.ts';
import { courses, milestoneReviews } from '../schema/patients.ts';
import { transaction } from '../transaction.ts';
import type { WriteResult } from '../write-result.ts';
import { courseIn } from './courses.ts';

/** A doctor's settlement as it was written; of several of one milestone the last one counts. */
export type KeptReview = { milestone: Milestone; visitId: string; acceptLate: boolean; at: string };

/** The reviews of a course in the order they were written. */
export async function listReviews(store: Store, actor: Actor, courseId: string): Promise<KeptReview[]> {
  return store.db
    .select({
      milestone: milestoneReviews.milestone,
      visitId: milestoneReviews.visitId,
      acceptLate: milestoneReviews.acceptLate,
      at: milestoneReviews.reviewedAt,
    })
    .from(milestoneReviews)
    .where(and(eq(milestoneReviews.courseId, courseId), clinicalScope(actor)))
    .orderBy(asc(milestoneReviews.id))
    .all();
}

/** Adds a review beside the earlier ones, and counts the course's version on: of two doctors the second sees the first. */
export async function keepReview(
  store: Store,
  actor: Actor,
  now: Date,
  courseId: string,
  version: number,
  milestone: Milestone,
  review: MilestoneReview,
): Promise<Exclude<WriteResult<Course>, { taken: true }>> {
  return transaction(store, (tx): Exclude<WriteResult<Course>, { taken: true }> => {
    const course = courseIn(tx, actor, courseId);
    if (course === undefined) return { missing: true };
    if (course.version !== version) return { stale: course };
    tx.insert(milestoneReviews)
      .values({
        courseId,
        milestone,
        visitId: review.visitId,
        acceptLate: review.acceptLate ?? false,
        reason: review.reason ?? null,
        reviewedBy: personId(actor),
        reviewedAt: now.toISOString(),
      })
      .run();
    tx.update(courses)
      .set({ version: sql`${courses.version} + 1` })
      .where(eq(courses.id, courseId))
      .run();
    note(tx, actor, now, {
      action: 'review',
      noun: 'milestone',
      nounId: courseId,
      patientId: course.patientId,
      details: { milestone, visitId: review.visitId, acceptLate: review.acceptLate ?? false },
    });
    return { ok: { ...course, version: version + 1 } };
  });
}
