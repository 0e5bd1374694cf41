import { sql } from 'drizzle-orm';
import { check, index, integer, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import type { Anchor, Language } from '../../server/contract/codes.ts';

/** One row: one installation is one clinic. */
export const clinic = sqliteTable(
  'clinic',
  {
    id: integer('id').primaryKey(),
    name: text('name').notNull(),
    language: text('language').$type<Language>().notNull(),
    anchor: text('anchor').$type<Anchor>().notNull().default('third_session'),
    twelveMonths: integer('twelve_months', { mode: 'boolean' }).notNull().default(false),
    demonstration: integer('demonstration', { mode: 'boolean' }).notNull().default(false),
    /** Counts the codes handed to new patients. */
    lastPatientNumber: integer('last_patient_number').notNull().default(0),
    version: integer('version').notNull().default(1),
    createdAt: text('created_at').notNull(),
  },
  (table) => [check('clinic_one_row', sql`${table.id} = 1`)],
);

export const branches = sqliteTable('branches', {
  id: text('id').primaryKey(),
  name: text('name').notNull(),
  timeZone: text('time_zone').notNull(),
  phone: text('phone'),
  version: integer('version').notNull().default(1),
  createdAt: text('created_at').notNull(),
});

/** Append-only by triggers of the migration; holds random ids and codes, never a name. */
export const audit = sqliteTable(
  'audit',
  {
    id: integer('id').primaryKey({ autoIncrement: true }),
    at: text('at').notNull(),
    actorId: text('actor_id'),
    action: text('action').notNull(),
    noun: text('noun').notNull(),
    nounId: text('noun_id'),
    patientId: text('patient_id'),
    details: text('details', { mode: 'json' }).$type<Record<string, unknown>>().notNull(),
  },
  (table) => [index('audit_patient').on(table.patientId, table.id)],
);

/** What an actor's `Idempotency-Key` was answered with, kept for a day. */
export const idempotencyKeys = sqliteTable(
  'idempotency_keys',
  {
    actorId: text('actor_id').notNull(),
    key: text('key').notNull(),
    /** SHA-256 over everything the request said: other content with the same key is refused. */
    contentSha256: text('content_sha256').notNull(),
    photoId: text('photo_id').notNull(),
    createdAt: text('created_at').notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.actorId, table.key] }),
    index('idempotency_keys_created').on(table.createdAt),
  ],
);
