import { randomUUID } from 'node:crypto';
import { and, asc, eq, gt, isNull, ne, notExists, or, type SQL, sql } from 'drizzle-orm';
import { alias } from 'drizzle-orm/sqlite-core';
import type { Metric } from '../../server/contract/codes.ts';
import type { Measurement } from '../../server/contract/measurements.ts';
import { type Actor, clinicalScope } from '../actor.ts';
import { canonicalNumber } from '../canonical.ts';
import type { Store } from '../open.ts';
import { measurements, references, regions } from '../schema/measuring.ts';
import { visits } from '../schema/patients.ts';
import { photos } from '../schema/photos.ts';
import type { Transaction } from '../transaction.ts';

/** A correction is known by the id of the value it corrects. */
const valueId = sql<string>`coalesce(${measurements.valueId}, ${measurements.id})`;
const later = alias(measurements, 'later');

export const wireColumns = {
  id: valueId,
  patientId: measurements.patientId,
  visitId: measurements.visitId,
  photoId: measurements.photoId,
  takenOn: visits.date,
  metric: measurements.metric,
  value: measurements.value,
  unit: measurements.unit,
  method: measurements.method,
  methodVersion: measurements.methodVersion,
  view: measurements.view,
  site: measurements.site,
  referenceVersion: references.version,
  regionVersion: regions.version,
  alignmentId: measurements.alignmentId,
  matchingVersion: measurements.matchingVersion,
  source: measurements.source,
  uncertainty: measurements.uncertainty,
  details: measurements.details,
  note: measurements.note,
  version: measurements.version,
  withdrawn: measurements.withdrawn,
  createdAt: measurements.createdAt,
  createdBy: measurements.createdBy,
};

const firstWritten = sql`(select written.rowid from ${measurements} written where written.id = ${valueId})`;

/**
 * Values as they stand now, in their newest version: one of a photo that was moved or excluded does not show under its
 * old visit. Oldest visit first, and of one visit in the order of first writing, so that of several readings the last
 * one is the newest, whichever was corrected since.
 */
export function valuesWhere(tx: Transaction, actor: Actor, condition: SQL | undefined): Measurement[] {
  return tx
    .select(wireColumns)
    .from(measurements)
    .innerJoin(visits, eq(visits.id, measurements.visitId))
    .leftJoin(photos, eq(photos.id, measurements.photoId))
    .leftJoin(references, eq(references.id, measurements.referenceId))
    .leftJoin(regions, eq(regions.id, measurements.regionId))
    .where(
      and(
        condition,
        notExists(
          tx
            .select({ one: sql`1` })
            .from(later)
            .where(and(eq(later.valueId, valueId), gt(later.version, measurements.version))),
        ),
        or(
          isNull(measurements.photoId),
          and(
            eq(photos.visitId, measurements.visitId),
            eq(photos.view, measurements.view),
            ne(photos.state, 'excluded'),
          ),
        ),
        clinicalScope(actor),
      ),
    )
    .orderBy(asc(visits.date), firstWritten)
    .all();
}

/** All values of a patient without those that were taken back, of one metric where it is named. */
export async function listMeasurements(
  store: Store,
  actor: Actor,
  patientId: string,
  metric?: Metric,
): Promise<Measurement[]> {
  const ofMetric = metric === undefined ? undefined : eq(measurements.metric, metric);
  const standing = eq(measurements.withdrawn, false);
  return valuesWhere(store.db, actor, and(eq(measurements.patientId, patientId), standing, ofMetric));
}

/** The values computed from one photo. */
export async function measurementsOfPhoto(
  store: Store,
  actor: Actor,
  photoId: string,
): Promise<Measurement[]> {
  return valuesWhere(store.db, actor, eq(measurements.photoId, photoId));
}

/** A value of the program's own, with the rows it stands on. */
export type ComputedValue = Pick<
  typeof measurements.$inferInsert,
  | 'patientId'
  | 'visitId'
  | 'metric'
  | 'value'
  | 'unit'
  | 'method'
  | 'methodVersion'
  | 'view'
  | 'uncertainty'
  | 'details'
> & {
  photoId: string;
  referenceId: string;
  regionId: string;
  alignmentId: string;
  matchingVersion: number | null;
};

/**
 * Adds a computed value once: the same photo measured with the same versions of everything is the same value. Held
 * against the newest row only, which is the one that counts: after a method that was changed and changed back, the value
 * is written again.
 */
export function addComputedValue(tx: Transaction, now: Date, entry: ComputedValue): void {
  const { photoId, visitId, metric, view } = entry;
  const last = tx
    .select()
    .from(measurements)
    .where(
      and(
        eq(measurements.photoId, photoId),
        eq(measurements.visitId, visitId),
        eq(measurements.metric, metric),
        eq(measurements.source, 'algorithm'),
        view ? eq(measurements.view, view) : isNull(measurements.view),
      ),
    )
    .orderBy(sql`${measurements}.rowid desc`)
    .limit(1)
    .get();
  const same =
    last !== undefined &&
    canonicalNumber(last.value) === canonicalNumber(entry.value) &&
    last.method === entry.method &&
    last.methodVersion === entry.methodVersion &&
    last.referenceId === entry.referenceId &&
    last.regionId === entry.regionId &&
    last.alignmentId === entry.alignmentId &&
    last.matchingVersion === entry.matchingVersion;
  if (same) return;
  tx.insert(measurements)
    .values({
      ...entry,
      id: randomUUID(),
      site: null,
      source: 'algorithm',
      note: null,
      createdAt: now.toISOString(),
    })
    .run();
}
