import { index, integer, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core';
import type { RecordState } from '../../server/contract/codes.ts';
import type { Confirmation, KitFields, SessionRecord } from '../../server/contract/session-record.ts';
import { patients, visits } from './patients.ts';
import { people } from './people.ts';

/**
 * The record of a session as it was saved each time: a draft, a signature and a correction are each another row of the
 * visit with the next version. The newest row counts, earlier ones stay readable.
 */
export const sessionRecordEntries = sqliteTable(
  'session_record_entries',
  {
    rowId: integer('row_id').primaryKey({ autoIncrement: true }),
    visitId: text('visit_id')
      .notNull()
      .references(() => visits.id, { onDelete: 'restrict' }),
    version: integer('version').notNull(),
    patientId: text('patient_id')
      .notNull()
      .references(() => patients.id, { onDelete: 'restrict' }),
    state: text('state').$type<Exclude<RecordState, 'none'>>().notNull(),
    /** Only what was said: an open field is not in it. */
    record: text('record', { mode: 'json' }).$type<SessionRecord>().notNull(),
    /** The lot of the kit as it is looked for, however it was typed; `null` where there is none. */
    lotFolded: text('lot_folded'),
    confirmations: text('confirmations', { mode: 'json' }).$type<Confirmation[]>().notNull(),
    /** Why a signed record was corrected. */
    reason: text('reason'),
    /** `null`: entered before versions were kept. */
    savedBy: text('saved_by').references(() => people.id, { onDelete: 'restrict' }),
    savedAt: text('saved_at'),
  },
  (table) => [
    uniqueIndex('session_record_entries_version').on(table.visitId, table.version),
    index('session_record_entries_patient').on(table.patientId),
    index('session_record_entries_lot').on(table.lotFolded),
  ],
);

/** The clinic's named sets of the fields that stay alike from session to session. */
export const kitPresets = sqliteTable('kit_presets', {
  id: text('id').primaryKey(),
  name: text('name').notNull(),
  fields: text('fields', { mode: 'json' }).$type<KitFields>().notNull(),
  /** Offered no more. */
  retired: integer('retired', { mode: 'boolean' }).notNull().default(false),
  version: integer('version').notNull().default(1),
  createdAt: text('created_at').notNull(),
});
