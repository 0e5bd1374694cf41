import { and, asc, eq, gt, gte, lt, lte, ne, notExists, type SQL, sql } from 'drizzle-orm';
import type { SQLiteColumn } from 'drizzle-orm/sqlite-core';
import { type Actor, clinicalScope } from '../actor.ts';
import type { Store } from '../open.ts';
import { milestoneReviews, milestoneWindows, patients, visits } from '../schema/patients.ts';
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

type Days = { opensOn: SQL | SQLiteColumn; targetOn: SQL | SQLiteColumn; closesOn: SQL | SQLiteColumn };

/** The dates as they are stored. */
const { opensOn, targetOn, closesOn } = milestoneWindows;

/** Once the day a session was expected on has passed, its baseline window is the one that `moving` says. */
function movedDays(today: string, moving: Record<keyof Days, string>): Days {
  const day = (stored: SQLiteColumn, moved: string) =>
    sql<string>`case when ${closesOn} < ${today} then ${moved} else ${stored} end`;
  return {
    opensOn: day(opensOn, moving.opensOn),
    targetOn: day(targetOn, moving.targetOn),
    closesOn: day(closesOn, moving.closesOn),
  };
}

/** The visit nearest to the target that has a photo taken before the needle inside the window, and yet does not stand. */
function triedVisitId(days: Days): SQL<string | null> {
  return sql<string | null>`(
    select ${visits.id} from ${visits} inner join ${photos} on ${photos.visitId} = ${visits.id}
    where ${visits.patientId} = ${milestoneWindows.patientId} and ${visits.status} <> 'cancelled'
      and ${visits.date} between ${days.opensOn} and ${days.closesOn}
      and ${photos.state} = 'current' and ${photos.timing} = 'before_injection' and ${photos.purpose} <> 'replicate'
      and (julianday(${photos.capturedAt}) > julianday(${visits.injectedAt})) is not true
    order by abs(julianday(${visits.date}) - julianday(${days.targetOn})), ${visits.date}, ${visits.id} limit 1)`;
}

function unsettledIn(store: Store, actor: Actor, branchId: string, days: Days, which: SQL | undefined) {
  return store.db
    .select({
      patient: { id: patients.id, code: patients.code, name: patients.name },
      courseId: milestoneWindows.courseId,
      milestone: milestoneWindows.milestone,
      opensOn: sql<string>`${days.opensOn}`,
      targetOn: sql<string>`${days.targetOn}`,
      closesOn: sql<string>`${days.closesOn}`,
      triedVisitId: triedVisitId(days),
    })
    .from(milestoneWindows)
    .innerJoin(patients, eq(patients.id, milestoneWindows.patientId))
    .where(
      and(
        eq(milestoneWindows.settled, false),
        which,
        eq(patients.branchId, branchId),
        eq(patients.status, 'active'),
        clinicalScope(actor),
      ),
    )
    .orderBy(sql`${days.closesOn}`, asc(patients.name))
    .limit(mostRows)
    .all();
}

/**
 * The milestones of a branch that somebody has to act on: open on `today`, or closed no earlier than `closedSince`,
 * without a visit that stands for them. A baseline whose first session was not given stays open, with the days that
 * `moving` says once its own have passed. Patients who will not come back are left out.
 */
export async function listUnsettled(
  store: Store,
  actor: Actor,
  branchId: string,
  today: string,
  closedSince: string,
  moving: Record<keyof Days, string>,
) {
  const { projected } = milestoneWindows;
  const open = lte(opensOn, today);
  const earned = and(gte(closesOn, closedSince), open, eq(projected, false));
  const waiting = and(eq(projected, true), open);
  return [
    ...unsettledIn(store, actor, branchId, { opensOn, targetOn, closesOn }, earned),
    ...unsettledIn(store, actor, branchId, movedDays(today, moving), waiting),
  ]
    .sort((a, b) => a.closesOn.localeCompare(b.closesOn) || a.patient.name.localeCompare(b.patient.name))
    .slice(0, mostRows);
}

/**
 * Milestones of a branch that were missed: closed between two days without a photo, by patients who have not come since
 * and are not expected either.
 */
export async function listMissed(
  store: Store,
  actor: Actor,
  branchId: string,
  closed: { from: string; before: string },
) {
  const cameSince = store.db
    .select({ id: visits.id })
    .from(visits)
    .where(
      and(
        eq(visits.patientId, milestoneWindows.patientId),
        ne(visits.status, 'cancelled'),
        gt(visits.date, closesOn),
      ),
    );
  const missed = and(
    gte(closesOn, closed.from),
    lt(closesOn, closed.before),
    eq(milestoneWindows.projected, false),
    notExists(cameSince),
  );
  return unsettledIn(store, actor, branchId, { opensOn, targetOn, closesOn }, missed);
}

/**
 * Milestones of a branch that a visit stands for and no doctor has reviewed: opened by `today`, closed no earlier than
 * `closedSince`; the longest waiting first. A baseline is reviewed with what is held against it.
 */
export async function listUnreviewed(
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
      targetOn: milestoneWindows.targetOn,
    })
    .from(milestoneWindows)
    .innerJoin(patients, eq(patients.id, milestoneWindows.patientId))
    .where(
      and(
        eq(milestoneWindows.settled, true),
        gte(closesOn, closedSince),
        lte(opensOn, today),
        ne(milestoneWindows.milestone, 'baseline'),
        eq(patients.branchId, branchId),
        eq(patients.status, 'active'),
        notExists(
          store.db
            .select({ id: milestoneReviews.id })
            .from(milestoneReviews)
            .where(
              and(
                eq(milestoneReviews.courseId, milestoneWindows.courseId),
                eq(milestoneReviews.milestone, milestoneWindows.milestone),
              ),
            ),
        ),
        clinicalScope(actor),
      ),
    )
    .orderBy(asc(targetOn), asc(patients.name))
    .limit(mostRows)
    .all();
}

/** The patients of a branch whose baseline moved on beyond the photo that stood for it. */
export async function listOutgrown(store: Store, branchId: string, today: string): Promise<string[]> {
  return store.db
    .selectDistinct({ patientId: milestoneWindows.patientId })
    .from(milestoneWindows)
    .where(
      and(
        eq(milestoneWindows.projected, true),
        eq(milestoneWindows.settled, true),
        eq(milestoneWindows.branchId, branchId),
        lt(milestoneWindows.settledUntil, today),
      ),
    )
    .all()
    .map(({ patientId }) => patientId);
}
