import { and, asc, eq, gte, lte, sql } from 'drizzle-orm';
import { type Actor, clinicalScope } from '../actor.ts';
import type { Store } from '../open.ts';
import { milestoneWindows, patients, visits } from '../schema/patients.ts';
import { photos } from '../schema/photos.ts';
import { transaction } from '../transaction.ts';
import { seen } from './stale-patients.ts';

export type MilestoneWindow = typeof milestoneWindows.$inferSelect;

/** Writes the windows of all of a patient's courses anew, and takes the changes they now stand on off the list. */
export async function replaceWindows(
  store: Store,
  patientId: string,
  windows: readonly MilestoneWindow[],
  changesSeen: number,
): Promise<void> {
  transaction(store, (tx): void => {
    tx.delete(milestoneWindows).where(eq(milestoneWindows.patientId, patientId)).run();
    for (const window of windows) tx.insert(milestoneWindows).values(window).run();
    seen(tx, patientId, changesSeen);
  });
}

/** The longest list anybody works through in a day; what closes first comes first. */
const mostRows = 200;

/** The visit nearest to the target that has a photo taken before the needle inside the window, and yet does not stand. */
const triedVisitId = sql<string | null>`(
  select ${visits.id} from ${visits} inner join ${photos} on ${photos.visitId} = ${visits.id}
  where ${visits.patientId} = ${milestoneWindows.patientId} and ${visits.status} <> 'cancelled'
    and ${visits.date} between ${milestoneWindows.opensOn} and ${milestoneWindows.closesOn}
    and ${photos.state} = 'current' and ${photos.timing} = 'before_injection' and ${photos.purpose} <> 'replicate'
  order by abs(julianday(${visits.date}) - julianday(${milestoneWindows.targetOn})), ${visits.date}, ${visits.id} limit 1)`;

/**
 * The milestones of a branch that somebody has to act on: open on `today`, or closed no earlier than `closedSince`,
 * without a visit that stands for them. Patients who will not come back are left out.
 */
export async function listUnsettled(
  store: Store,
  actor: Actor,
  branchId: string,
  today: string,
  closedSince: string,
) {
  return store.db
    .select({
      patient: { id: patients.id, code: patients.code, name: patients.name },
      courseId: milestoneWindows.courseId,
      milestone: milestoneWindows.milestone,
      opensOn: milestoneWindows.opensOn,
      targetOn: milestoneWindows.targetOn,
      closesOn: milestoneWindows.closesOn,
      triedVisitId,
    })
    .from(milestoneWindows)
    .innerJoin(patients, eq(patients.id, milestoneWindows.patientId))
    .where(
      and(
        eq(milestoneWindows.settled, false),
        gte(milestoneWindows.closesOn, closedSince),
        lte(milestoneWindows.opensOn, today),
        eq(patients.branchId, branchId),
        eq(patients.status, 'active'),
        clinicalScope(actor),
      ),
    )
    .orderBy(asc(milestoneWindows.closesOn), asc(patients.name))
    .limit(mostRows)
    .all();
}
