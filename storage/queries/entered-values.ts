import { randomUUID } from 'node:crypto';
import { and, asc, eq, ne, or } from 'drizzle-orm';
import type { Measurement, MeasurementHistory, NewMeasurement } from '../../server/contract/measurements.ts';
import { type Actor, actorId, clinicalScope } from '../actor.ts';
import { note } from '../audit.ts';
import type { Store } from '../open.ts';
import { measurements, references, regions } from '../schema/measuring.ts';
import { visits } from '../schema/patients.ts';
import { people } from '../schema/people.ts';
import { type Transaction, transaction } from '../transaction.ts';
import type { WriteResult } from '../write-result.ts';
import { valuesWhere, wireColumns } from './measurements.ts';

/** Every row of one value: the first by its own id, corrections by the one they name. */
const rowsOf = (id: string) => or(eq(measurements.id, id), eq(measurements.valueId, id));
const notComputed = ne(measurements.source, 'algorithm');

const valueIn = (tx: Transaction, actor: Actor, id: string): Measurement | undefined =>
  valuesWhere(tx, actor, rowsOf(id))[0];

/** A value in its newest version, also one that was taken back; `undefined`: there is none for this actor. */
export async function findValue(store: Store, actor: Actor, id: string): Promise<Measurement | undefined> {
  return valueIn(store.db, actor, id);
}

/** Every version of an entered value, the first one first; `undefined`: there is none for this actor. */
export async function enteredValueHistory(
  store: Store,
  actor: Actor,
  id: string,
): Promise<MeasurementHistory | undefined> {
  const versions = store.db
    .select({ ...wireColumns, enteredBy: people.name })
    .from(measurements)
    .innerJoin(visits, eq(visits.id, measurements.visitId))
    .leftJoin(references, eq(references.id, measurements.referenceId))
    .leftJoin(regions, eq(regions.id, measurements.regionId))
    .leftJoin(people, eq(people.id, measurements.createdBy))
    .where(and(rowsOf(id), notComputed, clinicalScope(actor)))
    .orderBy(asc(measurements.version))
    .all();
  return versions.length === 0 ? undefined : { versions };
}

/** What a person says of a value; `withdrawn`: it was entered by mistake. */
export type ValueEntry = NewMeasurement & { withdrawn: boolean };

type NextVersion = { patientId: string; visitId: string; valueId: string | null; version: number };

function write(tx: Transaction, actor: Actor, now: Date, place: NextVersion, entry: ValueEntry): Measurement {
  const { confirmed, ...fields } = entry;
  const id = randomUUID();
  tx.insert(measurements)
    .values({
      ...fields,
      ...place,
      id,
      methodVersion: 1,
      source: fields.source ?? 'person',
      details: { ...fields.details, ...(confirmed ? { confirmed } : {}) },
      createdBy: actorId(actor),
      createdAt: now.toISOString(),
    })
    .run();
  const nounId = place.valueId ?? id;
  note(tx, actor, now, {
    action: place.version === 1 ? 'enter' : entry.withdrawn ? 'take_back' : 'change',
    noun: 'measurement',
    nounId,
    patientId: place.patientId,
    details: { metric: entry.metric },
  });
  return valueIn(tx, actor, nounId) as Measurement;
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
    const place = { patientId: visit.patientId, visitId, valueId: null, version: 1 };
    return write(tx, actor, now, place, { ...entry, withdrawn: false });
  });
}

/** Enters a value anew beside its earlier versions, where `version` is the newest. */
export async function changeEnteredValue(
  store: Store,
  actor: Actor,
  now: Date,
  id: string,
  version: number,
  entry: ValueEntry,
): Promise<WriteResult<Measurement>> {
  return transaction(store, (tx): WriteResult<Measurement> => {
    const before = valueIn(tx, actor, id);
    if (before === undefined) return { missing: true };
    if (before.version !== version) return { stale: before };
    const { patientId, visitId, id: valueId } = before;
    return { ok: write(tx, actor, now, { patientId, visitId, valueId, version: version + 1 }, entry) };
  });
}
