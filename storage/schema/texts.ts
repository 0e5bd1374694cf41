import { index, integer, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core';
import type { AftercareContent, RuleSpan } from '../../server/contract/aftercare.ts';
import type { ClinicText, Language } from '../../server/contract/codes.ts';
import type { InformationContent } from '../../server/contract/texts.ts';
import { patients } from './patients.ts';
import { people } from './people.ts';

/** What the clinic writes for its patients, every version that was ever published; append-only by triggers. */
export const textVersions = sqliteTable(
  'text_versions',
  {
    id: integer('id').primaryKey({ autoIncrement: true }),
    text: text('text').$type<ClinicText>().notNull(),
    language: text('language').$type<Language>().notNull(),
    version: integer('version').notNull(),
    content: text('content', { mode: 'json' }).$type<AftercareContent | InformationContent>().notNull(),
    /** `null`: it came with Whorl. */
    publishedBy: text('published_by').references(() => people.id, { onDelete: 'restrict' }),
    publishedAt: text('published_at').notNull(),
  },
  (table) => [uniqueIndex('text_versions_version').on(table.text, table.language, table.version)],
);

/**
 * What a doctor says otherwise for one patient, as it was said each time; the newest row of a patient and rule counts,
 * also where it takes an earlier one back. Append-only by triggers.
 */
export const aftercareOverrides = sqliteTable(
  'aftercare_overrides',
  {
    id: integer('id').primaryKey({ autoIncrement: true }),
    patientId: text('patient_id')
      .notNull()
      .references(() => patients.id, { onDelete: 'restrict' }),
    ruleId: text('rule_id').notNull(),
    version: integer('version').notNull(),
    text: text('text'),
    span: text('span', { mode: 'json' }).$type<RuleSpan>(),
    reason: text('reason').notNull(),
    withdrawn: integer('withdrawn', { mode: 'boolean' }).notNull(),
    enteredBy: text('entered_by')
      .notNull()
      .references(() => people.id, { onDelete: 'restrict' }),
    enteredAt: text('entered_at').notNull(),
  },
  (table) => [
    uniqueIndex('aftercare_overrides_version').on(table.patientId, table.ruleId, table.version),
    index('aftercare_overrides_patient').on(table.patientId, table.id),
  ],
);
