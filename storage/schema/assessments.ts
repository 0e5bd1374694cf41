import { index, integer, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core';
import type { View } from '../../server/contract/codes.ts';
import { patients } from './patients.ts';
import { people } from './people.ts';
import { photos } from './photos.ts';

/** A blinded reading that somebody began: added once, so that its lot is drawn once however often it is opened. */
export const assessments = sqliteTable(
  'assessments',
  {
    id: text('id').primaryKey(),
    patientId: text('patient_id')
      .notNull()
      .references(() => patients.id, { onDelete: 'restrict' }),
    view: text('view').$type<View>().notNull(),
    referencePhotoId: text('reference_photo_id')
      .notNull()
      .references(() => photos.id, { onDelete: 'restrict' }),
    photoId: text('photo_id')
      .notNull()
      .references(() => photos.id, { onDelete: 'restrict' }),
    /** Drawn by lot: picture A is the reference. */
    referenceIsA: integer('reference_is_a', { mode: 'boolean' }).notNull(),
    readerId: text('reader_id')
      .notNull()
      .references(() => people.id, { onDelete: 'restrict' }),
    openedAt: text('opened_at').notNull(),
  },
  (table) => [
    uniqueIndex('assessments_reader').on(table.readerId, table.photoId, table.referencePhotoId),
    index('assessments_patient').on(table.patientId),
    index('assessments_photo').on(table.photoId),
  ],
);

/** What a reader signed; nobody can take it back or change it. */
export const assessmentSignatures = sqliteTable('assessment_signatures', {
  assessmentId: text('assessment_id')
    .primaryKey()
    .references(() => assessments.id, { onDelete: 'restrict' }),
  /** The photo against the reference, −3…+3. */
  score: integer('score').notNull(),
  note: text('note'),
  signedAt: text('signed_at').notNull(),
});
