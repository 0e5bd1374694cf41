import { and, desc, eq } from 'drizzle-orm';
import type { LotSession } from '../../server/contract/lots.ts';
import { type Actor, clinicalScope } from '../actor.ts';
import type { Store } from '../open.ts';
import { patients, visits } from '../schema/patients.ts';
import { sessionRecordEntries as entries } from '../schema/session-records.ts';
import { foldedLot, isNewest } from './session-records.ts';

/** Every session whose record names the lot, whatever case it was typed in, the latest session first. */
export async function listLotSessions(store: Store, actor: Actor, lot: string): Promise<LotSession[]> {
  const folded = foldedLot(lot);
  if (folded === null) return [];
  return store.db
    .select({
      visitId: visits.id,
      patientId: patients.id,
      patientCode: patients.code,
      patientName: patients.name,
      on: visits.date,
      state: entries.state,
      record: entries.record,
    })
    .from(entries)
    .innerJoin(visits, eq(visits.id, entries.visitId))
    .innerJoin(patients, eq(patients.id, entries.patientId))
    .where(and(eq(entries.lotFolded, folded), isNewest(store.db), clinicalScope(actor)))
    .orderBy(desc(visits.date), desc(visits.id))
    .all()
    .map(({ record, ...session }) => ({
      ...session,
      kit: record.kit ?? null,
      lot: record.kitLot ?? lot,
      expiresOn: record.kitExpiresOn ?? null,
      injectedMl: record.injectedMl ?? null,
    }));
}
