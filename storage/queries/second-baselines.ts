import { sql } from 'drizzle-orm';
import { type Actor, clinicalScope } from '../actor.ts';
import type { Store } from '../open.ts';

/**
 * Patients with a consultation on or after `since`, no session given before it and one within `withinDays` days after it
 * or on the same day; the newest consultation first, at most `limit` of them. `since`: `YYYY-MM-DD`.
 */
export async function listPatientsWithTwoBaselines(
  store: Store,
  actor: Actor,
  { since, withinDays, limit }: { since: string; withinDays: number; limit: number },
): Promise<string[]> {
  const branches = store.db.all<{ id: string }>(sql`select id from branches`);
  // Branch by branch, so that the index of its days is walked from the newest and left as soon as there are enough.
  const rows = branches.flatMap(({ id }) =>
    store.db.all<{ patientId: string; date: string }>(sql`
      select v.patient_id as patientId, v.date
      from visits v
      where v.branch_id = ${id} and v.date >= ${since} and v.kind = 'consultation' and v.status = 'done'
        and ${clinicalScope(actor)}
        and exists (
          select 1 from visits s
          where s.patient_id = v.patient_id and s.date >= v.date
            and s.date <= date(v.date, ${`+${withinDays} days`}) and s.kind = 'session' and s.status = 'done')
        and not exists (
          select 1 from visits s
          where s.patient_id = v.patient_id and s.date < v.date and s.kind = 'session' and s.status = 'done')
      order by v.date desc
      limit ${limit}`),
  );
  const newestFirst = rows.sort((a, b) => (a.date < b.date ? 1 : -1)).map(({ patientId }) => patientId);
  return [...new Set(newestFirst)].slice(0, limit);
}
