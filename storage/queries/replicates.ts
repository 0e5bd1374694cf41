import { sql } from 'drizzle-orm';
import { type Metric, type View, views } from '../../server/contract/codes.ts';
import { type Actor, clinicalScope } from '../actor.ts';
import type { Store } from '../open.ts';

/** A value of a photo that has a replicate or is one, with what it stands on. */
export type ReplicateReading = {
  photoId: string;
  patientId: string;
  /** Photos of one visit, view and side of the needle share it. */
  slot: string;
  value: number;
  /** Order of writing in the whole clinic. */
  written: number;
  metric: Metric;
  unit: string;
  view: View;
  method: string;
  methodVersion: number;
  site: string | null;
  referenceVersion: number | null;
  regionVersion: number | null;
  matchingVersion: number | null;
};

/**
 * The newest value in a metric and unit of every photo that this clinic's own measuring error may be learnt from: the
 * photos of one visit, view and side of the needle where at least one is a replicate, in the order they were stored.
 */
export async function listReplicateReadings(
  store: Store,
  actor: Actor,
  { metric, unit, view }: ReplicatedLine,
): Promise<ReplicateReading[]> {
  return store.db.all<ReplicateReading>(sql`
    select p.id as photoId, p.patient_id as patientId, p.visit_id || p.timing as slot, m.value, m.rowid as written,
      m.metric, m.unit, m.view, m.method, m.method_version as methodVersion, m.site,
      r.version as referenceVersion, g.version as regionVersion, m.matching_version as matchingVersion
    from (
      select distinct visit_id, timing from photos
      where view = ${view} and purpose = 'replicate' and state = 'current') slots
    cross join photos p on p.visit_id = slots.visit_id and p.view = ${view} and p.timing = slots.timing
    join measurements m on m.photo_id = p.id and m.visit_id = p.visit_id and m.view = p.view
    left join reference_photos r on r.id = m.reference_id
    left join regions g on g.id = m.region_id
    where p.state = 'current' and m.metric = ${metric} and m.unit = ${unit} and ${clinicalScope(actor)}
      and m.rowid = (
        select max(newer.rowid) from measurements newer
        where newer.photo_id = p.id and newer.visit_id = p.visit_id and newer.view = p.view
          and newer.metric = m.metric and newer.unit = m.unit)
    order by p.uploaded_at, p.id`);
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
