import { sql } from 'drizzle-orm';
import { type Actor, clinicalScope } from '../actor.ts';
import type { Store } from '../open.ts';

/** Who took a photo with what, where and when: what differs between two photos is in their difference. */
export type Circumstances = {
  photoId: string;
  patientId: string;
  visitId: string;
  /** The person who stored it. */
  operatorId: string;
  /** Make and model of the camera; `null`: the file did not say. */
  device: string | null;
  /** Branch and name, since rooms of two branches may share a name; `null`: nobody noted it. */
  room: string | null;
  /** Day of its visit. */
  on: string;
};

/** The circumstances of photos, by the photo's id; those the actor may not know of are left out. */
export async function circumstancesOf(
  store: Store,
  actor: Actor,
  photoIds: readonly string[],
): Promise<Map<string, Circumstances>> {
  const rows = store.db.all<Circumstances>(sql`
    select p.id as photoId, p.patient_id as patientId, p.visit_id as visitId, p.uploaded_by as operatorId,
      nullif(trim(p.device), '') as device, v.branch_id || ' ' || nullif(trim(v.room), '') as room, v.date as "on"
    from json_each(${JSON.stringify(photoIds)}) asked
    cross join photos p on p.id = asked.value
    join visits v on v.id = p.visit_id
    where ${clinicalScope(actor)}`);
  return new Map(rows.map((row) => [row.photoId, row]));
}
