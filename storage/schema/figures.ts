import { index, integer, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import type { CourseOutcome } from '../../server/contract/course-outcome.ts';
import type { FigureRow, FrozenFigures } from '../../server/contract/figures.ts';
import { courses, patients } from './patients.ts';
import { people } from './people.ts';

/**
 * How each course went, so that figures over thousands of courses are read and not worked out anew. Found again by
 * `flow/course-outcomes.ts` for the patients on the list below.
 */
export const courseOutcomes = sqliteTable(
  'course_outcomes',
  {
    courseId: text('course_id')
      .primaryKey()
      .references(() => courses.id, { onDelete: 'restrict' }),
    patientId: text('patient_id')
      .notNull()
      .references(() => patients.id, { onDelete: 'restrict' }),
    /** Of the rules it was found by; one of earlier rules is found anew. */
    rulesVersion: integer('rules_version').notNull(),
    outcome: text('outcome', { mode: 'json' }).$type<CourseOutcome>().notNull(),
  },
  (table) => [
    index('course_outcomes_patient').on(table.patientId),
    index('course_outcomes_rules').on(table.rulesVersion, table.patientId),
  ],
);

/** Patients whose outcomes may be behind: counted up by triggers, removed by the refresh that saw the count. */
export const staleOutcomes = sqliteTable('stale_outcomes', {
  patientId: text('patient_id').primaryKey(),
  changes: integer('changes').notNull().default(1),
});

/** Figures that a doctor froze under a name on a day; rows are added only. */
export const figureSets = sqliteTable('figure_sets', {
  id: text('id').primaryKey(),
  name: text('name').notNull(),
  /** Day of the clinic's first branch. */
  frozenOn: text('frozen_on').notNull(),
  figures: text('figures', { mode: 'json' }).$type<FrozenFigures>().notNull(),
  courses: integer('courses').notNull(),
  patients: integer('patients').notNull(),
  frozenBy: text('frozen_by')
    .notNull()
    .references(() => people.id, { onDelete: 'restrict' }),
  frozenAt: text('frozen_at').notNull(),
});

/** What the figures of a set were made of, one row a course. Random ids and no name, like the audit trail. */
export const figureSetRows = sqliteTable(
  'figure_set_rows',
  {
    setId: text('set_id')
      .notNull()
      .references(() => figureSets.id, { onDelete: 'restrict' }),
    position: integer('position').notNull(),
    row: text('row', { mode: 'json' }).$type<FigureRow>().notNull(),
  },
  (table) => [primaryKey({ columns: [table.setId, table.position] })],
);
