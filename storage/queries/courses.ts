import { randomUUID } from 'node:crypto';
import { and, asc, eq, isNotNull, sql } from 'drizzle-orm';
import type { Anchor, Metric, Pattern, View } from '../../server/contract/codes.ts';
import type { Course, CourseChange, NewCourse } from '../../server/contract/courses.ts';
import { type Actor, clinicalScope } from '../actor.ts';
import { note } from '../audit.ts';
import type { Store } from '../open.ts';
import { clinic } from '../schema/clinic.ts';
import { courses, visits } from '../schema/patients.ts';
import { type Transaction, transaction } from '../transaction.ts';
import type { WriteResult } from '../write-result.ts';
import { keepPlanChange } from './course-plans.ts';
import { callOffSessions } from './planned-sessions.ts';

type Row = typeof courses.$inferSelect;

function clinicAnchor(tx: Transaction): Anchor {
  return tx.select({ anchor: clinic.anchor }).from(clinic).get()?.anchor ?? 'third_session';
}

function onTheWire(row: Row, anchor: Anchor): Course {
  return { ...row, anchorInForce: row.anchor ?? anchor };
}

export function courseIn(tx: Transaction, actor: Actor, id: string): Course | undefined {
  const row = tx
    .select()
    .from(courses)
    .where(and(eq(courses.id, id), clinicalScope(actor)))
    .get();
  return row && onTheWire(row, clinicAnchor(tx));
}

/** The course, or `undefined` where there is none or the actor may not know of it. */
export async function findCourse(store: Store, actor: Actor, id: string): Promise<Course | undefined> {
  return courseIn(store.db, actor, id);
}

/** The courses of a patient in the order they were begun. */
export async function listCourses(store: Store, actor: Actor, patientId: string): Promise<Course[]> {
  const anchor = clinicAnchor(store.db);
  return store.db
    .select()
    .from(courses)
    .where(and(eq(courses.patientId, patientId), clinicalScope(actor)))
    .orderBy(asc(courses.number))
    .all()
    .map((row) => onTheWire(row, anchor));
}

/** Everybody who has a course: whose milestones a change of the clinic's settings may move. */
export async function listPatientsWithCourses(store: Store): Promise<string[]> {
  return store.db
    .selectDistinct({ patientId: courses.patientId })
    .from(courses)
    .all()
    .map(({ patientId }) => patientId);
}

/** Whether a session of the course was given: from then on its primary metric and view are fixed. */
function isBegun(tx: Transaction, courseId: string): boolean {
  const session = tx
    .select({ id: visits.id })
    .from(visits)
    .where(and(eq(visits.courseId, courseId), isNotNull(visits.sessionKind), eq(visits.status, 'done')))
    .get();
  return session !== undefined;
}

export type CourseEntry = NewCourse & {
  patientId: string;
  pattern: Pattern;
  protocolVersion: number;
  primaryMetric: Metric;
  primaryView: View;
};

/** Adds the patient's next course. */
export async function createCourse(
  store: Store,
  actor: Actor,
  now: Date,
  entry: CourseEntry,
): Promise<Course> {
  return transaction(store, (tx): Course => {
    const last = tx
      .select({ number: sql<number | null>`max(${courses.number})` })
      .from(courses)
      .where(eq(courses.patientId, entry.patientId))
      .get();
    const row = tx
      .insert(courses)
      .values({
        ...entry,
        id: randomUUID(),
        number: (last?.number ?? 0) + 1,
        intervalDays: entry.intervalDays ?? 30,
        anchor: entry.anchor ?? null,
        createdAt: now.toISOString(),
      })
      .returning()
      .get();
    note(tx, actor, now, { action: 'create', noun: 'course', nounId: row.id, patientId: row.patientId });
    return onTheWire(row, clinicAnchor(tx));
  });
}

/**
 * Changes the named fields of the version the caller saw. `begun`: primary metric and view can no longer change,
 * because a session was given. A course that becomes active again is no longer stopped on a day.
 */
export async function changeCourse(
  store: Store,
  actor: Actor,
  now: Date,
  id: string,
  version: number,
  change: CourseChange,
): Promise<WriteResult<Course> | { begun: true }> {
  return transaction(store, (tx): WriteResult<Course> | { begun: true } => {
    const before = courseIn(tx, actor, id);
    if (before === undefined) return { missing: true };
    if (before.version !== version) return { stale: before };
    const { primaryMetric = before.primaryMetric, primaryView = before.primaryView } = change;
    const refixed = primaryMetric !== before.primaryMetric || primaryView !== before.primaryView;
    if (refixed && isBegun(tx, id)) return { begun: true };
    keepPlanChange(tx, actor, now, before, change);
    const { planReason: _kept, ...fields } = change;
    const stops = change.state === 'stopped' && before.state !== 'stopped';
    if (stops) callOffSessions(tx, actor, now, id, change.stoppedReason?.trim() || null);
    const resumed = change.state === 'active' ? { stoppedOn: null, stoppedReason: null } : {};
    const row = tx
      .update(courses)
      .set({ ...fields, ...resumed, version: version + 1 })
      .where(eq(courses.id, id))
      .returning()
      .get();
    note(tx, actor, now, {
      action: 'change',
      noun: 'course',
      nounId: id,
      patientId: row.patientId,
      details: { fields: Object.keys(fields) },
    });
    return { ok: onTheWire(row, clinicAnchor(tx)) };
  });
}
