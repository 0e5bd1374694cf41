import { sql } from 'drizzle-orm';
import { index, integer, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core';
import type { AdverseOutcome, AdverseTerm } from '../../server/contract/codes.ts';
import { patients, visits } from './patients.ts';
import { people } from './people.ts';

/**
 * What went wrong with a patient, as it was entered each time: a correction, a closure and a withdrawal are further
 * rows with the same `event_id` and the next version. The newest row counts, earlier ones stay readable.
 */
export const adverseEventEntries = sqliteTable(
  'adverse_event_entries',
  {
    rowId: integer('row_id').primaryKey({ autoIncrement: true }),
    eventId: text('event_id').notNull(),
    version: integer('version').notNull(),
    patientId: text('patient_id')
      .notNull()
      .references(() => patients.id, { onDelete: 'restrict' }),
    visitId: text('visit_id').references(() => visits.id, { onDelete: 'restrict' }),
    term: text('term').$type<AdverseTerm>().notNull(),
    description: text('description'),
    onsetOn: text('onset_on').notNull(),
    onsetTime: text('onset_time'),
    durationMinutes: integer('duration_minutes'),
    endedOn: text('ended_on'),
    grade: integer('grade').notNull(),
    action: text('action'),
    outcome: text('outcome').$type<AdverseOutcome>(),
    closedBy: text('closed_by').references(() => people.id, { onDelete: 'restrict' }),
    closedAt: text('closed_at'),
    withdrawn: integer('withdrawn', { mode: 'boolean' }).notNull(),
    enteredBy: text('entered_by')
      .notNull()
      .references(() => people.id, { onDelete: 'restrict' }),
    enteredAt: text('entered_at').notNull(),
  },
  (table) => [
    uniqueIndex('adverse_event_entries_version').on(table.eventId, table.version),
    index('adverse_event_entries_patient').on(table.patientId),
    /** Today asks for these and no others, every morning. */
    index('adverse_event_entries_grave')
      .on(table.onsetOn)
      .where(sql`${table.grade} >= 3 and ${table.outcome} is null and ${table.withdrawn} = 0`),
  ],
);

/** What was seen of an event later, by whom and when; added only. */
export const adverseEventNotes = sqliteTable(
  'adverse_event_notes',
  {
    rowId: integer('row_id').primaryKey({ autoIncrement: true }),
    id: text('id').notNull(),
    eventId: text('event_id').notNull(),
    patientId: text('patient_id')
      .notNull()
      .references(() => patients.id, { onDelete: 'restrict' }),
    text: text('text').notNull(),
    writtenBy: text('written_by')
      .notNull()
      .references(() => people.id, { onDelete: 'restrict' }),
    writtenAt: text('written_at').notNull(),
  },
  (table) => [
    uniqueIndex('adverse_event_notes_id').on(table.id),
    index('adverse_event_notes_event').on(table.eventId),
  ],
);
