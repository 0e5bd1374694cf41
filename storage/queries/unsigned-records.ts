import { and, asc, desc, eq, gte, lte } from 'drizzle-orm';
import { type Actor, clinicalScope } from '../actor.ts';
import type { Store } from '../open.ts';
import { patients, visits } from '../schema/patients.ts';
import { people } from '../schema/people.ts';
import { sessionRecordEntries as entries } from '../schema/session-records.ts';
import { isNewest } from './session-records.ts';

/** Sessions of a branch that were given between two days and whose record nobody has signed, the latest first. */
export async function listUnsigned(
  store: Store,
  actor: Actor,
  branchId: string,
  days: { from: string; to: string },
) {
  return store.db
    .select({
      visitId: visits.id,
      patient: { id: patients.id, code: patients.code, name: patients.name },
      date: visits.date,
      writtenBy: people.name,
    })
    .from(entries)
    .innerJoin(visits, eq(visits.id, entries.visitId))
    .innerJoin(patients, eq(patients.id, visits.patientId))
    .leftJoin(people, eq(people.id, entries.savedBy))
    .where(
      and(
        eq(visits.branchId, branchId),
        gte(visits.date, days.from),
        lte(visits.date, days.to),
        eq(visits.kind, 'session'),
        eq(visits.status, 'done'),
        eq(entries.state, 'draft'),
        isNewest(store.db),
        clinicalScope(actor),
      ),
    )
    .orderBy(desc(visits.date), asc(patients.name))
    .limit(100)
    .all();
}
