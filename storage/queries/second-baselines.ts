import { sql } from 'drizzle-orm';
import { type Actor, clinicalScope } from '../actor.ts';
import type { Store } from '../open.ts';

/**
 * Patients with a consultation on or after `since` and a session given within `withinDays` days after it or on the same
 * day, the newest consultation first, at most `limit` of them. `since`: `YYYY-MM-DD`.
 */
export async function listPatientsWithTwoBaselines(
  store: Store,
  actor: Actor,
  { since, withinDays, limit }: { since: string; withinDays: number; limit: number },
): Promise<string[]> {
  const rows = store.db.all<{ patientId: string }>(sql`
    select v.patient_id as patientId
    from branches b
    cross join visits v on v.branch_id = b.id and v.date >= ${since}
    where v.kind = 'consultation' and v.status = 'done' and ${clinicalScope(actor)}
      and exists (
        select 1 from visits s
        where s.patient_id = v.patient_id and s.date >= v.date
          and s.date <= date(v.date, ${`+${withinDays} days`}) and s.kind = 'session' and s.status = 'done')
    group by v.patient_id
    order by max(v.date) desc, v.patient_id
    limit ${limit}`);
  return rows.map(({ patientId }) => patientId);
}
