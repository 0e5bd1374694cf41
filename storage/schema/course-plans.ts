import { index, integer, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import type { Change } from '../../server/contract/change.ts';
import type { DecisionKind, Milestone } from '../../server/contract/codes.ts';
import { courses, patients, visits } from './patients.ts';
import { people } from './people.ts';

/** Number and interval of the planned sessions before and after each change; rows are added only. */
export const planChanges = sqliteTable(
  'plan_changes',
  {
    id: integer('id').primaryKey({ autoIncrement: true }),
    courseId: text('course_id')
      .notNull()
      .references(() => courses.id, { onDelete: 'restrict' }),
    sessionsBefore: integer('sessions_before').notNull(),
    sessionsAfter: integer('sessions_after').notNull(),
    intervalDaysBefore: integer('interval_days_before').notNull(),
    intervalDaysAfter: integer('interval_days_after').notNull(),
    reason: text('reason'),
    changedBy: text('changed_by')
      .notNull()
      .references(() => people.id, { onDelete: 'restrict' }),
    changedAt: text('changed_at').notNull(),
  },
  (table) => [index('plan_changes_course').on(table.courseId, table.id)],
);

/** A planned visit put on another day or called off (`moved_to` null), as often as that was done; rows are added only. */
export const visitMoves = sqliteTable(
  'visit_moves',
  {
    id: integer('id').primaryKey({ autoIncrement: true }),
    visitId: text('visit_id')
      .notNull()
      .references(() => visits.id, { onDelete: 'restrict' }),
    patientId: text('patient_id')
      .notNull()
      .references(() => patients.id, { onDelete: 'restrict' }),
    movedFrom: text('moved_from').notNull(),
    movedTo: text('moved_to'),
    reason: text('reason'),
    movedBy: text('moved_by')
      .notNull()
      .references(() => people.id, { onDelete: 'restrict' }),
    movedAt: text('moved_at').notNull(),
  },
  (table) => [index('visit_moves_patient').on(table.patientId, table.id)],
);

/** What a doctor decided at a milestone, with what was measured then; the newest row counts, earlier ones stay readable. */
export const courseDecisions = sqliteTable(
  'course_decisions',
  {
    id: integer('id').primaryKey({ autoIncrement: true }),
    courseId: text('course_id')
      .notNull()
      .references(() => courses.id, { onDelete: 'restrict' }),
    milestone: text('milestone').$type<Milestone>().notNull(),
    kind: text('kind').$type<DecisionKind>().notNull(),
    sessions: integer('sessions'),
    everyMonths: integer('every_months'),
    text: text('text').notNull(),
    seen: text('seen', { mode: 'json' }).$type<Change>(),
    decidedBy: text('decided_by')
      .notNull()
      .references(() => people.id, { onDelete: 'restrict' }),
    decidedAt: text('decided_at').notNull(),
  },
  (table) => [index('course_decisions_course').on(table.courseId, table.id)],
);
