import { index, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import type { Polygon } from '../../server/contract/analysis.ts';
import type { AnnotationKind } from '../../server/contract/annotations.ts';
import type { View } from '../../server/contract/codes.ts';
import { patients } from './patients.ts';
import { people } from './people.ts';
import { photos } from './photos.ts';

/** What people drew beside photos; added and taken back, never changed. */
export const annotations = sqliteTable(
  'annotations',
  {
    id: text('id').primaryKey(),
    patientId: text('patient_id')
      .notNull()
      .references(() => patients.id, { onDelete: 'restrict' }),
    view: text('view').$type<View>().notNull(),
    /** Whose master the points are shares of. */
    referencePhotoId: text('reference_photo_id')
      .notNull()
      .references(() => photos.id, { onDelete: 'restrict' }),
    photoId: text('photo_id')
      .notNull()
      .references(() => photos.id, { onDelete: 'restrict' }),
    kind: text('kind').$type<AnnotationKind>().notNull(),
    points: text('points', { mode: 'json' }).$type<Polygon>().notNull(),
    text: text('text'),
    createdBy: text('created_by')
      .notNull()
      .references(() => people.id, { onDelete: 'restrict' }),
    createdAt: text('created_at').notNull(),
  },
  (table) => [index('annotations_patient').on(table.patientId, table.view)],
);

export const annotationRemovals = sqliteTable('annotation_removals', {
  annotationId: text('annotation_id')
    .primaryKey()
    .references(() => annotations.id, { onDelete: 'restrict' }),
  removedBy: text('removed_by')
    .notNull()
    .references(() => people.id, { onDelete: 'restrict' }),
  removedAt: text('removed_at').notNull(),
});
