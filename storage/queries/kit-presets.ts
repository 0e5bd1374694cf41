import { randomUUID } from 'node:crypto';
import { asc, eq } from 'drizzle-orm';
import type { KitPreset, KitPresetChange, NewKitPreset } from '../../server/contract/kit-presets.ts';
import { type Actor, clinicalScope } from '../actor.ts';
import { note } from '../audit.ts';
import type { Store } from '../open.ts';
import { kitPresets } from '../schema/session-records.ts';
import { transaction } from '../transaction.ts';
import type { WriteResult } from '../write-result.ts';

const onTheWire = ({ createdAt: _, ...preset }: typeof kitPresets.$inferSelect): KitPreset => preset;

/** The clinic's presets by name, retired ones among them. */
export async function listKitPresets(store: Store, actor: Actor): Promise<KitPreset[]> {
  return store.db
    .select()
    .from(kitPresets)
    .where(clinicalScope(actor))
    .orderBy(asc(kitPresets.name), asc(kitPresets.createdAt))
    .all()
    .map(onTheWire);
}

export async function createKitPreset(
  store: Store,
  actor: Actor,
  now: Date,
  entry: NewKitPreset,
): Promise<KitPreset> {
  return transaction(store, (tx): KitPreset => {
    const row = tx
      .insert(kitPresets)
      .values({ ...entry, id: randomUUID(), createdAt: now.toISOString() })
      .returning()
      .get();
    note(tx, actor, now, { action: 'create', noun: 'kit_preset', nounId: row.id });
    return onTheWire(row);
  });
}

export async function changeKitPreset(
  store: Store,
  actor: Actor,
  now: Date,
  id: string,
  version: number,
  change: KitPresetChange,
): Promise<WriteResult<KitPreset>> {
  return transaction(store, (tx): WriteResult<KitPreset> => {
    const before = tx.select().from(kitPresets).where(eq(kitPresets.id, id)).get();
    if (before === undefined) return { missing: true };
    if (before.version !== version) return { stale: onTheWire(before) };
    const row = tx
      .update(kitPresets)
      .set({ ...change, version: version + 1 })
      .where(eq(kitPresets.id, id))
      .returning()
      .get();
    const details = { fields: Object.keys(change) };
    note(tx, actor, now, { action: 'change', noun: 'kit_preset', nounId: id, details });
    return { ok: onTheWire(row) };
  });
}
