import { randomUUID } from 'node:crypto';
import { and, asc, eq, isNull, ne, or, type SQL, sql } from 'drizzle-orm';
import type { Metric } from '../../server/contract/codes.ts';
import type { Measurement, NewMeasurement } from '../../server/contract/measurements.ts';
import { type Actor, actorId, clinicalScope } from '../actor.ts';
import { note } from '../audit.ts';
import { canonicalNumber } from '../canonical.ts';
import type { Store } from '../open.ts';
import { measurements, references, regions } from '../schema/measuring.ts';
import { visits } from '../schema/patients.ts';
import { photos } from '../schema/photos.ts';
import { type Transaction, transaction } from '../transaction.ts';

const wireColumns = {
  id: measurements.id,
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
  createdAt: measurements.createdAt,
  createdBy: measurements.createdBy,
};

/**
 * Values as they stand now: one of a photo that was moved or excluded does not show under its old visit. Oldest visit
 * first, and of one visit in the order of writing, so that of several readings the last one is the newest.
 */
function valuesWhere(tx: Transaction, actor: Actor, condition: SQL | undefined): Measurement[] {
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
    .orderBy(asc(visits.date), sql`${measurements}.rowid`)
    .all();
}

/** All values of a patient, of one metric where it is named. */
export async function listMeasurements(
  store: Store,
  actor: Actor,
  patientId: string,
  metric?: Metric,
): Promise<Measurement[]> {
  const ofMetric = metric === undefined ? undefined : eq(measurements.metric, metric);
  return valuesWhere(store.db, actor, and(eq(measurements.patientId, patientId), ofMetric));
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

/** Adds a value that a person read or a device gave. `undefined`: no such visit for this actor. */
export async function enterMeasurement(
  store: Store,
  actor: Actor,
  now: Date,
  visitId: string,
  entry: NewMeasurement,
): Promise<Measurement | undefined> {
  return transaction(store, (tx): Measurement | undefined => {
    const visit = tx
      .select({ patientId: visits.patientId })
      .from(visits)
      .where(and(eq(visits.id, visitId), clinicalScope(actor)))
      .get();
    if (visit === undefined) return undefined;
    const { confirmed, ...fields } = entry;
    const details = { ...fields.details, ...(confirmed ? { confirmed } : {}) };
    const row = tx
      .insert(measurements)
      .values({
        ...fields,
        id: randomUUID(),
        patientId: visit.patientId,
        visitId,
        methodVersion: 1,
        source: fields.source ?? 'person',
        details,
        createdBy: actorId(actor),
        createdAt: now.toISOString(),
      })
      .returning({ id: measurements.id })
      .get();
    note(tx, actor, now, {
      action: 'enter',
      noun: 'measurement',
      nounId: row.id,
      patientId: visit.patientId,
      details: { metric: entry.metric },
    });
    return valuesWhere(tx, actor, eq(measurements.id, row.id))[0];
  });
}
