import { sql } from 'drizzle-orm';
import { type Metric, type View, views } from '../../server/contract/codes.ts';
import { type Actor, clinicalScope } from '../actor.ts';
import type { Store } from '../open.ts';

/** Two values of one head, re-posed and re-combed within one visit, and the photos they were measured on. */
export type ReplicatePair = {
  values: readonly [number, number];
  photoIds: readonly [string, string];
};

type Row = { photoId: string; slot: string; value: number; basis: string };

/**
 * The pairs that this clinic's own measuring error of a metric and view is learnt from: the photos of one visit, view
 * and side of the needle where at least one is a replicate, two by two in the order they were stored. Both values of a
 * pair stand on the same method, reference, region and matching; no photo is in two pairs.
 */
export async function listReplicatePairs(
  store: Store,
  actor: Actor,
  metric: Metric,
  unit: string,
  view: View,
): Promise<ReplicatePair[]> {
  const rows = store.db.all<Row>(sql`
    select p.id as photoId, p.visit_id || p.timing as slot, m.value,
      m.method || '/' || m.method_version || '/' || m.reference_id || '/' || m.region_id || '/' || coalesce(m.matching_version, '') as basis
    from (
      select distinct visit_id, timing from photos
      where view = ${view} and purpose = 'replicate' and state = 'current') slots
    cross join photos p on p.visit_id = slots.visit_id and p.view = ${view} and p.timing = slots.timing
    join measurements m on m.photo_id = p.id and m.visit_id = p.visit_id and m.view = p.view
    where p.state = 'current' and m.metric = ${metric} and m.unit = ${unit} and ${clinicalScope(actor)}
      and m.rowid = (
        select max(newer.rowid) from measurements newer
        where newer.photo_id = p.id and newer.visit_id = p.visit_id and newer.view = p.view
          and newer.metric = m.metric and newer.unit = m.unit)
    order by p.uploaded_at, p.id`);
  const pairs: ReplicatePair[] = [];
  const waiting = new Map<string, Row>();
  for (const row of rows) {
    const key = `${row.slot} ${row.basis}`;
    const first = waiting.get(key);
    if (first === undefined) {
      waiting.set(key, row);
    } else {
      pairs.push({ values: [first.value, row.value], photoIds: [first.photoId, row.photoId] });
      waiting.delete(key);
    }
  }
  return pairs;
}

/** A metric, unit and view that some replicate of the clinic was measured in. */
export type ReplicatedLine = { metric: Metric; unit: string; view: View };

/** Everything that the replicates of the clinic were measured in, whatever became of their pairs. */
export async function listReplicatedLines(store: Store, actor: Actor): Promise<ReplicatedLine[]> {
  return store.db.all<ReplicatedLine>(sql`
    select distinct m.metric, m.unit, p.view
    from photos p
    join measurements m on m.photo_id = p.id and m.visit_id = p.visit_id and m.view = p.view
    where p.view in (select value from json_each(${JSON.stringify(views)}))
      and p.purpose = 'replicate' and p.state = 'current' and ${clinicalScope(actor)}`);
}
