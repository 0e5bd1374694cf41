import { sql } from 'drizzle-orm';
import { index, integer, primaryKey, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core';
import type {
  Anchor,
  CourseState,
  DatePrecision,
  Metric,
  Milestone,
  Pattern,
  SessionKind,
  Sex,
  View,
  VisitKind,
  VisitStatus,
} from '../../server/contract/codes.ts';
import type { Preparation } from '../../server/contract/visits.ts';
import { branches } from './clinic.ts';
import { people } from './people.ts';

export const patients = sqliteTable(
  'patients',
  {
    /** Also the rowid of `patient_search`, the FTS5 table kept by `queries/patient-search.ts`. */
    rowId: integer('row_id').primaryKey({ autoIncrement: true }),
    id: text('id').notNull(),
    code: text('code').notNull(),
    name: text('name').notNull(),
    /** Name without accents and case: the order of the roster. */
    nameFolded: text('name_folded').notNull(),
    yearOfBirth: integer('year_of_birth'),
    sex: text('sex').$type<Sex>().notNull().default('withheld'),
    phone: text('phone'),
    pattern: text('pattern').$type<Pattern>().notNull(),
    branchId: text('branch_id')
      .notNull()
      .references(() => branches.id, { onDelete: 'restrict' }),
    note: text('note'),
    status: text('status').$type<'active' | 'lost'>().notNull().default('active'),
    lostReason: text('lost_reason'),
    version: integer('version').notNull().default(1),
    createdAt: text('created_at').notNull(),
    updatedAt: text('updated_at').notNull(),
  },
  (table) => [
    uniqueIndex('patients_id').on(table.id),
    index('patients_name').on(table.nameFolded, table.rowId),
    uniqueIndex('patients_code').on(sql`lower(${table.code})`),
  ],
);

export const courses = sqliteTable(
  'courses',
  {
    id: text('id').primaryKey(),
    patientId: text('patient_id')
      .notNull()
      .references(() => patients.id, { onDelete: 'restrict' }),
    number: integer('number').notNull(),
    sessionsPlanned: integer('sessions_planned').notNull(),
    intervalDays: integer('interval_days').notNull(),
    anchor: text('anchor').$type<Anchor>(),
    pattern: text('pattern').$type<Pattern>().notNull(),
    protocolVersion: integer('protocol_version').notNull(),
    primaryMetric: text('primary_metric').$type<Metric>().notNull(),
    primaryView: text('primary_view').$type<View>().notNull(),
    state: text('state').$type<CourseState>().notNull().default('active'),
    stoppedOn: text('stopped_on'),
    stoppedReason: text('stopped_reason'),
    version: integer('version').notNull().default(1),
    createdAt: text('created_at').notNull(),
  },
  (table) => [uniqueIndex('courses_patient_number').on(table.patientId, table.number)],
);

export const visits = sqliteTable(
  'visits',
  {
    id: text('id').primaryKey(),
    patientId: text('patient_id')
      .notNull()
      .references(() => patients.id, { onDelete: 'restrict' }),
    courseId: text('course_id').references(() => courses.id, { onDelete: 'restrict' }),
    branchId: text('branch_id')
      .notNull()
      .references(() => branches.id, { onDelete: 'restrict' }),
    date: text('date').notNull(),
    datePrecision: text('date_precision').$type<DatePrecision>().notNull().default('day'),
    kind: text('kind').$type<VisitKind>().notNull(),
    status: text('status').$type<VisitStatus>().notNull(),
    sessionKind: text('session_kind').$type<SessionKind>(),
    sessionCounts: integer('session_counts', { mode: 'boolean' }),
    injectedAt: text('injected_at'),
    pattern: text('pattern').$type<Pattern>().notNull(),
    protocolVersion: integer('protocol_version').notNull(),
    preparation: text('preparation', { mode: 'json' }).$type<Preparation>().notNull(),
    room: text('room'),
    note: text('note'),
    accepted: integer('accepted', { mode: 'boolean' }).notNull().default(false),
    version: integer('version').notNull().default(1),
    createdAt: text('created_at').notNull(),
    updatedAt: text('updated_at').notNull(),
  },
  (table) => [
    index('visits_patient_date').on(table.patientId, table.date),
    index('visits_branch_date').on(table.branchId, table.date),
    index('visits_course').on(table.courseId),
  ],
);

/** A doctor's settlement of a milestone; the newest row of a course and milestone counts, earlier ones stay readable. */
export const milestoneReviews = sqliteTable(
  'milestone_reviews',
  {
    id: integer('id').primaryKey({ autoIncrement: true }),
    courseId: text('course_id')
      .notNull()
      .references(() => courses.id, { onDelete: 'restrict' }),
    milestone: text('milestone').$type<Milestone>().notNull(),
    visitId: text('visit_id')
      .notNull()
      .references(() => visits.id, { onDelete: 'restrict' }),
    acceptLate: integer('accept_late', { mode: 'boolean' }).notNull().default(false),
    reason: text('reason'),
    reviewedBy: text('reviewed_by')
      .notNull()
      .references(() => people.id, { onDelete: 'restrict' }),
    reviewedAt: text('reviewed_at').notNull(),
  },
  (table) => [index('milestone_reviews_course').on(table.courseId, table.milestone, table.id)],
);

/** What a doctor says of a course in their own words, on its report; the newest row counts, earlier ones stay readable. */
export const courseSentences = sqliteTable(
  'course_sentences',
  {
    id: integer('id').primaryKey({ autoIncrement: true }),
    courseId: text('course_id')
      .notNull()
      .references(() => courses.id, { onDelete: 'restrict' }),
    text: text('text').notNull(),
    writtenBy: text('written_by')
      .notNull()
      .references(() => people.id, { onDelete: 'restrict' }),
    writtenAt: text('written_at').notNull(),
  },
  (table) => [index('course_sentences_course').on(table.courseId, table.id)],
);

/**
 * Where each milestone of a course stands in time, so that "due" and "overdue" can be asked by date range.
 * Written anew by `flow/refresh-milestones.ts` whenever a session, visit, photo or analysis of the patient changes.
 */
export const milestoneWindows = sqliteTable(
  'milestone_windows',
  {
    courseId: text('course_id')
      .notNull()
      .references(() => courses.id, { onDelete: 'restrict' }),
    milestone: text('milestone').$type<Milestone>().notNull(),
    patientId: text('patient_id')
      .notNull()
      .references(() => patients.id, { onDelete: 'restrict' }),
    branchId: text('branch_id').notNull(),
    opensOn: text('opens_on').notNull(),
    targetOn: text('target_on').notNull(),
    closesOn: text('closes_on').notNull(),
    /** A comparable photo stands for it, or it does not apply: nobody has to act. */
    settled: integer('settled', { mode: 'boolean' }).notNull(),
    /** It waits for a first session, and moves along with the days once the expected one has passed. */
    projected: integer('projected', { mode: 'boolean' }).notNull().default(false),
    /** Last day on which the photo of a moving window is young enough; `null`: for good. */
    settledUntil: text('settled_until'),
  },
  (table) => [
    primaryKey({ columns: [table.courseId, table.milestone] }),
    index('milestone_windows_open').on(table.settled, table.closesOn, table.opensOn),
    index('milestone_windows_projected').on(table.projected, table.settled, table.opensOn),
    index('milestone_windows_patient').on(table.patientId),
  ],
);

/**
 * Patients whose milestone windows may be behind: counted up by triggers on everything a milestone stands on, in the
 * very transaction of the change, and removed by the refresh that saw the count. What a kill left here is caught up
 * with at the next start.
 */
export const stalePatients = sqliteTable('stale_patients', {
  patientId: text('patient_id').primaryKey(),
  changes: integer('changes').notNull().default(1),
});
