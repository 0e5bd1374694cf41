import { sql } from 'drizzle-orm';
import { index, integer, primaryKey, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core';
import type { CaptureSource, PhotoState, Purpose, Timing, View } from '../../server/contract/codes.ts';
import { patients, visits } from './patients.ts';
import { people } from './people.ts';

export const photos = sqliteTable(
  'photos',
  {
    id: text('id').primaryKey(),
    patientId: text('patient_id')
      .notNull()
      .references(() => patients.id, { onDelete: 'restrict' }),
    visitId: text('visit_id')
      .notNull()
      .references(() => visits.id, { onDelete: 'restrict' }),
    view: text('view').$type<View>().notNull(),
    timing: text('timing').$type<Timing>().notNull(),
    purpose: text('purpose').$type<Purpose>().notNull(),
    state: text('state').$type<PhotoState>().notNull().default('current'),
    excludedReason: text('excluded_reason'),
    capturedAt: text('captured_at'),
    capturedAtSource: text('captured_at_source').$type<CaptureSource>().notNull(),
    uploadedAt: text('uploaded_at').notNull(),
    uploadedBy: text('uploaded_by')
      .notNull()
      .references(() => people.id, { onDelete: 'restrict' }),
    /** Random name of the folder `photos/<aa>/<folder>`; never a client's name. */
    folder: text('folder').notNull(),
    sha256: text('sha256').notNull(),
    mediaType: text('media_type').notNull(),
    originalBytes: integer('original_bytes').notNull(),
    originalWidthPx: integer('original_width_px').notNull(),
    originalHeightPx: integer('original_height_px').notNull(),
    widthPx: integer('width_px').notNull(),
    heightPx: integer('height_px').notNull(),
    device: text('device'),
    fileMissing: integer('file_missing', { mode: 'boolean' }).notNull().default(false),
    version: integer('version').notNull().default(1),
  },
  (table) => [
    uniqueIndex('photos_folder').on(table.folder),
    uniqueIndex('photos_one_primary')
      .on(table.visitId, table.view, table.timing)
      .where(sql`${table.purpose} in ('primary', 'retake') and ${table.state} = 'current'`),
    uniqueIndex('photos_same_bytes_in_slot')
      .on(table.visitId, table.view, table.timing, table.sha256)
      .where(sql`${table.state} = 'current'`),
    index('photos_patient').on(table.patientId, table.view),
    index('photos_visit').on(table.visitId),
    index('photos_sha256').on(table.sha256),
    index('photos_replicates')
      .on(table.view)
      .where(sql`${table.purpose} = 'replicate' and ${table.state} = 'current'`),
  ],
);

/** What a person did to a stored photo and why; rows are added only. The audit trail holds no words, so they stand here. */
export const photoChanges = sqliteTable(
  'photo_changes',
  {
    id: integer('id').primaryKey({ autoIncrement: true }),
    photoId: text('photo_id')
      .notNull()
      .references(() => photos.id, { onDelete: 'restrict' }),
    action: text('action').$type<'exclude' | 'take_back' | 'correct_capture_time' | 'move'>().notNull(),
    reason: text('reason'),
    before: text('before', { mode: 'json' }).$type<Record<string, string | null>>().notNull(),
    after: text('after', { mode: 'json' }).$type<Record<string, string | null>>().notNull(),
    changedBy: text('changed_by')
      .notNull()
      .references(() => people.id, { onDelete: 'restrict' }),
    changedAt: text('changed_at').notNull(),
  },
  (table) => [index('photo_changes_photo').on(table.photoId, table.id)],
);

/** How each derivative was made, so that it can be made again. */
export const derivatives = sqliteTable(
  'derivatives',
  {
    photoId: text('photo_id')
      .notNull()
      .references(() => photos.id, { onDelete: 'restrict' }),
    kind: text('kind').$type<'master' | 'screen' | 'thumb'>().notNull(),
    mediaType: text('media_type').notNull(),
    bytes: integer('bytes').notNull(),
    sha256: text('sha256').notNull(),
    widthPx: integer('width_px').notNull(),
    heightPx: integer('height_px').notNull(),
    recipe: text('recipe').notNull(),
    recipeVersion: integer('recipe_version').notNull(),
    parameters: text('parameters', { mode: 'json' }).$type<Record<string, unknown>>().notNull(),
    sharpVersion: text('sharp_version').notNull(),
    libvipsVersion: text('libvips_version').notNull(),
  },
  (table) => [primaryKey({ columns: [table.photoId, table.kind] })],
);
