import { index, integer, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import { patients, visits } from './patients.ts';
import { people } from './people.ts';
import { photos } from './photos.ts';

/** Old photographs that were added together, so that they can be taken back together. Rows are added only. */
export const photoImports = sqliteTable(
  'photo_imports',
  {
    rowId: integer('row_id').primaryKey({ autoIncrement: true }),
    id: text('id').notNull().unique(),
    patientId: text('patient_id')
      .notNull()
      .references(() => patients.id, { onDelete: 'restrict' }),
    startedBy: text('started_by')
      .notNull()
      .references(() => people.id, { onDelete: 'restrict' }),
    startedAt: text('started_at').notNull(),
  },
  (table) => [index('photo_imports_patient').on(table.patientId)],
);

/** The visits an import files its photos under. */
export const photoImportVisits = sqliteTable(
  'photo_import_visits',
  {
    importId: text('import_id')
      .notNull()
      .references(() => photoImports.id, { onDelete: 'restrict' }),
    /** Its place among the dates that were asked for. */
    place: integer('place').notNull(),
    visitId: text('visit_id')
      .notNull()
      .references(() => visits.id, { onDelete: 'restrict' }),
    /** Made for the import, not there before. */
    isNew: integer('is_new', { mode: 'boolean' }).notNull(),
  },
  (table) => [primaryKey({ columns: [table.importId, table.place] })],
);

/** The photos an import stored. */
export const photoImportPhotos = sqliteTable(
  'photo_import_photos',
  {
    importId: text('import_id')
      .notNull()
      .references(() => photoImports.id, { onDelete: 'restrict' }),
    photoId: text('photo_id')
      .notNull()
      .references(() => photos.id, { onDelete: 'restrict' }),
  },
  (table) => [primaryKey({ columns: [table.importId, table.photoId] })],
);

/** An import that was taken back; why stands with each of its photos. */
export const photoImportUndos = sqliteTable('photo_import_undos', {
  importId: text('import_id')
    .primaryKey()
    .references(() => photoImports.id, { onDelete: 'restrict' }),
  undoneBy: text('undone_by')
    .notNull()
    .references(() => people.id, { onDelete: 'restrict' }),
  undoneAt: text('undone_at').notNull(),
});
