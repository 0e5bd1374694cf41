import { sql } from 'drizzle-orm';
import { index, integer, real, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core';
import type { AlignmentQuality, Polygon, Quality, RegionShape } from '../../server/contract/analysis.ts';
import type {
  AlignmentSource,
  AnalysisState,
  MeasurementSource,
  Metric,
  View,
} from '../../server/contract/codes.ts';
import type { Matrix, Reason } from '../../server/contract/fields.ts';
import type { Matching } from '../../server/contract/matching.ts';
import { patients, visits } from './patients.ts';
import { people } from './people.ts';
import { photos } from './photos.ts';

/** The explicit reference of a patient and view; a new choice is a new version, earlier rows stay. */
export const references = sqliteTable(
  'reference_photos',
  {
    id: text('id').primaryKey(),
    patientId: text('patient_id')
      .notNull()
      .references(() => patients.id, { onDelete: 'restrict' }),
    view: text('view').$type<View>().notNull(),
    version: integer('version').notNull(),
    photoId: text('photo_id')
      .notNull()
      .references(() => photos.id, { onDelete: 'restrict' }),
    source: text('source').$type<'automatic' | 'doctor'>().notNull(),
    reason: text('reason'),
    createdBy: text('created_by').references(() => people.id, { onDelete: 'restrict' }),
    createdAt: text('created_at').notNull(),
  },
  (table) => [
    uniqueIndex('reference_photos_version').on(table.patientId, table.view, table.version),
    index('reference_photos_photo').on(table.photoId),
  ],
);

/**
 * Automatic references whose photo is no longer allowed, since sessions, visits or photos changed; rows are added only.
 * The view has no reference until a next version.
 */
export const referenceRetirements = sqliteTable('reference_retirements', {
  referenceId: text('reference_id')
    .primaryKey()
    .references(() => references.id, { onDelete: 'restrict' }),
  retiredAt: text('retired_at').notNull(),
});

/** Where a view is measured on one reference version; a new edit is a new version. */
export const regions = sqliteTable(
  'regions',
  {
    id: text('id').primaryKey(),
    patientId: text('patient_id')
      .notNull()
      .references(() => patients.id, { onDelete: 'restrict' }),
    view: text('view').$type<View>().notNull(),
    version: integer('version').notNull(),
    referenceId: text('reference_id')
      .notNull()
      .references(() => references.id, { onDelete: 'restrict' }),
    /** An outline of scalp, or the three points of a part, front first. */
    shape: text('shape').$type<RegionShape>().notNull().default('area'),
    polygon: text('polygon', { mode: 'json' }).$type<Polygon>().notNull(),
    source: text('source').$type<'protocol' | 'person'>().notNull(),
    createdBy: text('created_by').references(() => people.id, { onDelete: 'restrict' }),
    createdAt: text('created_at').notNull(),
  },
  (table) => [uniqueIndex('regions_version').on(table.patientId, table.view, table.version)],
);

/** Rows are added, never updated; of one photo and reference a person's row wins over every automatic one. */
export const alignments = sqliteTable(
  'alignments',
  {
    id: text('id').primaryKey(),
    photoId: text('photo_id')
      .notNull()
      .references(() => photos.id, { onDelete: 'restrict' }),
    referenceId: text('reference_id')
      .notNull()
      .references(() => references.id, { onDelete: 'restrict' }),
    state: text('state').$type<'accepted' | 'refused'>().notNull(),
    matrix: text('matrix', { mode: 'json' }).$type<Matrix>(),
    photoWidthPx: integer('photo_width_px').notNull(),
    photoHeightPx: integer('photo_height_px').notNull(),
    referenceWidthPx: integer('reference_width_px').notNull(),
    referenceHeightPx: integer('reference_height_px').notNull(),
    source: text('source').$type<AlignmentSource>().notNull(),
    quality: text('quality', { mode: 'json' }).$type<AlignmentQuality>().notNull(),
    refusal: text('refusal', { mode: 'json' }).$type<Reason>(),
    method: text('method').notNull(),
    methodVersion: integer('method_version').notNull(),
    createdBy: text('created_by').references(() => people.id, { onDelete: 'restrict' }),
    /** Somebody asked for the automatic one instead of what was made by hand before it. */
    discardsHand: integer('discards_hand', { mode: 'boolean' }).notNull().default(false),
    /** Order of writing: the newest of its source counts. */
    sequence: integer('sequence').notNull(),
    createdAt: text('created_at').notNull(),
  },
  (table) => [uniqueIndex('alignments_photo_sequence').on(table.photoId, table.sequence)],
);

/**
 * Values, added only (triggers refuse UPDATE and DELETE); each names everything it stands on. A correction of a value
 * that was entered is another row with the first one's id as `value_id` and the next version: the newest counts.
 */
export const measurements = sqliteTable(
  'measurements',
  {
    id: text('id').primaryKey(),
    /** The first row of the value; `null`: this is the first. */
    valueId: text('value_id'),
    version: integer('version').notNull().default(1),
    withdrawn: integer('withdrawn', { mode: 'boolean' }).notNull().default(false),
    patientId: text('patient_id')
      .notNull()
      .references(() => patients.id, { onDelete: 'restrict' }),
    visitId: text('visit_id')
      .notNull()
      .references(() => visits.id, { onDelete: 'restrict' }),
    photoId: text('photo_id').references(() => photos.id, { onDelete: 'restrict' }),
    metric: text('metric').$type<Metric>().notNull(),
    value: real('value').notNull(),
    unit: text('unit').notNull(),
    method: text('method').notNull(),
    methodVersion: integer('method_version').notNull(),
    view: text('view').$type<View>(),
    site: text('site'),
    referenceId: text('reference_id').references(() => references.id, { onDelete: 'restrict' }),
    regionId: text('region_id').references(() => regions.id, { onDelete: 'restrict' }),
    alignmentId: text('alignment_id').references(() => alignments.id, { onDelete: 'restrict' }),
    matchingVersion: integer('matching_version'),
    source: text('source').$type<MeasurementSource>().notNull(),
    uncertainty: real('uncertainty'),
    details: text('details', { mode: 'json' })
      .$type<Record<string, string | number | boolean | null>>()
      .notNull(),
    note: text('note'),
    createdBy: text('created_by').references(() => people.id, { onDelete: 'restrict' }),
    createdAt: text('created_at').notNull(),
  },
  (table) => [
    index('measurements_patient').on(table.patientId, table.metric),
    uniqueIndex('measurements_version').on(table.valueId, table.version),
    index('measurements_photo').on(table.photoId),
    index('measurements_visit').on(table.visitId),
  ],
);

/**
 * The durable work list, one row a photo: written in the upload's own transaction, so that a kill forgets nothing.
 * `inputs` and `methods` name what the last result stands on; the same ones are not measured twice.
 */
export const analyses = sqliteTable(
  'analyses',
  {
    photoId: text('photo_id')
      .primaryKey()
      .references(() => photos.id, { onDelete: 'restrict' }),
    patientId: text('patient_id')
      .notNull()
      .references(() => patients.id, { onDelete: 'restrict' }),
    state: text('state').$type<AnalysisState>().notNull(),
    attempts: integer('attempts').notNull().default(0),
    inputs: text('inputs'),
    /** The methods the last result, or failure, was made by; `null`: nothing came of it yet, or nobody noted them. */
    methods: text('methods'),
    /** Put on the list because a method changed: nobody waits for it, and the earlier result is shown meanwhile. */
    background: integer('background', { mode: 'boolean' }).notNull().default(false),
    failure: text('failure'),
    quality: text('quality', { mode: 'json' }).$type<Quality>(),
    /** Share of the region that this photo shows, 0–1, under the alignment and region that `inputs` names. */
    overlap: real('overlap'),
    /** Light against the reference's, under the alignment that `inputs` names. */
    matching: text('matching', { mode: 'json' }).$type<Matching>(),
    /** Of rows that earlier versions wrote, which measured follow-ups by their reference; nothing reads it. */
    model: text('model', { mode: 'json' }).$type<Record<string, unknown>>(),
    /** Somebody asked to align again, keeping or discarding what was made by hand. */
    realign: text('realign').$type<'keep_hand' | 'discard_hand'>(),
    queuedAt: text('queued_at').notNull(),
    finishedAt: text('finished_at'),
  },
  (table) => [
    index('analyses_waiting')
      .on(table.state, table.queuedAt)
      .where(sql`${table.state} in ('queued', 'running')`),
    index('analyses_patient').on(table.patientId, table.state),
    index('analyses_failed').on(table.queuedAt).where(sql`${table.state} = 'failed'`),
    index('analyses_methods')
      .on(table.methods, table.patientId)
      .where(sql`${table.state} in ('done', 'failed')`),
  ],
);
