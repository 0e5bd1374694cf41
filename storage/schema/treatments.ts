import { index, integer, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core';
import type { DatePrecision, TreatmentKind } from '../../server/contract/codes.ts';
import { patients } from './patients.ts';
import { people } from './people.ts';

/**
 * What else is done to a patient's hair, as it was entered each time: a correction is another row with the same
 * `treatment_id` and the next version. The newest row of a treatment counts, earlier ones stay readable.
 */
export const treatmentEntries = sqliteTable(
  'treatment_entries',
  {
    rowId: integer('row_id').primaryKey({ autoIncrement: true }),
    treatmentId: text('treatment_id').notNull(),
    version: integer('version').notNull(),
    patientId: text('patient_id')
      .notNull()
      .references(() => patients.id, { onDelete: 'restrict' }),
    kind: text('kind').$type<TreatmentKind>().notNull(),
    name: text('name'),
    startedOn: text('started_on').notNull(),
    startedPrecision: text('started_precision').$type<DatePrecision>().notNull(),
    stoppedOn: text('stopped_on'),
    stoppedPrecision: text('stopped_precision').$type<DatePrecision>().notNull(),
    note: text('note'),
    withdrawn: integer('withdrawn', { mode: 'boolean' }).notNull(),
    enteredBy: text('entered_by')
      .notNull()
      .references(() => people.id, { onDelete: 'restrict' }),
    enteredAt: text('entered_at').notNull(),
  },
  (table) => [
    uniqueIndex('treatment_entries_version').on(table.treatmentId, table.version),
    index('treatment_entries_patient').on(table.patientId),
  ],
);
