import { randomUUID } from 'node:crypto';
import { hash } from '@node-rs/argon2';
import { asc, eq } from 'drizzle-orm';
import type { Branch, BranchChange, Clinic, ClinicChange, NewBranch } from '../../server/contract/clinic.ts';
import type { Role } from '../../server/contract/codes.ts';
import type { Setup } from '../../server/contract/setup.ts';
import type { Actor } from '../actor.ts';
import { note } from '../audit.ts';
import type { Store } from '../open.ts';
import { branches, clinic } from '../schema/clinic.ts';
import { transaction } from '../transaction.ts';
import type { WriteResult } from '../write-result.ts';
import { insertPerson } from './people.ts';

function clinicOnTheWire(row: typeof clinic.$inferSelect): Clinic {
  const { name, language, anchor, twelveMonths, demonstration, version } = row;
  return { name, language, anchor, twelveMonths, demonstration, version };
}

function branchOnTheWire({ createdAt: _createdAt, ...branch }: typeof branches.$inferSelect): Branch {
  return branch;
}

/** The clinic, or `undefined` before the first run's setup. Known to all: the sign-in page names it. */
export async function findClinic(store: Store): Promise<Clinic | undefined> {
  const row = store.db.select().from(clinic).get();
  return row && clinicOnTheWire(row);
}

/** A demonstration says that it is one, and its first person holds every role. */
export type Founding = Omit<Setup, 'code'> & { demonstration?: boolean; roles?: readonly Role[] };

/**
 * The first run in one transaction: the clinic's row, its first branch, its administrator. `false` where there is a
 * clinic already: of two setups at once one wins, and a kill in between leaves no clinic without an administrator.
 */
export async function foundClinic(store: Store, actor: Actor, now: Date, entry: Founding): Promise<boolean> {
  const passwordHash = await hash(entry.password);
  return transaction(store, (tx) => {
    if (tx.select().from(clinic).get() !== undefined) return false;
    const createdAt = now.toISOString();
    const { clinic: name, language, demonstration = false } = entry;
    tx.insert(clinic).values({ id: 1, name, language, demonstration, createdAt }).run();
    tx.insert(branches)
      .values({ id: randomUUID(), name: entry.branch, timeZone: entry.timeZone, createdAt })
      .run();
    note(tx, actor, now, { action: 'create', noun: 'clinic' });
    insertPerson(tx, actor, now, { ...entry, roles: [...(entry.roles ?? ['admin'])] }, passwordHash);
    return true;
  });
}

export async function changeClinic(
  store: Store,
  actor: Actor,
  now: Date,
  version: number,
  change: ClinicChange,
): Promise<WriteResult<Clinic>> {
  return transaction(store, (tx): WriteResult<Clinic> => {
    const before = tx.select().from(clinic).get();
    if (before === undefined) return { missing: true };
    if (before.version !== version) return { stale: clinicOnTheWire(before) };
    const row = tx
      .update(clinic)
      .set({ ...change, version: version + 1 })
      .returning()
      .get();
    note(tx, actor, now, { action: 'change', noun: 'clinic', details: { fields: Object.keys(change) } });
    return { ok: clinicOnTheWire(row) };
  });
}

/** In the order they were founded; the first is where a new record goes when nothing else is said. */
export async function listBranches(store: Store): Promise<Branch[]> {
  return store.db.select().from(branches).orderBy(asc(branches.createdAt)).all().map(branchOnTheWire);
}

export async function findBranch(store: Store, id: string): Promise<Branch | undefined> {
  const row = store.db.select().from(branches).where(eq(branches.id, id)).get();
  return row && branchOnTheWire(row);
}

export async function createBranch(store: Store, actor: Actor, now: Date, entry: NewBranch): Promise<Branch> {
  return transaction(store, (tx) => {
    const row = tx
      .insert(branches)
      .values({ ...entry, id: randomUUID(), phone: entry.phone ?? null, createdAt: now.toISOString() })
      .returning()
      .get();
    note(tx, actor, now, { action: 'create', noun: 'branch', nounId: row.id });
    return branchOnTheWire(row);
  });
}

export async function changeBranch(
  store: Store,
  actor: Actor,
  now: Date,
  id: string,
  version: number,
  change: BranchChange,
): Promise<WriteResult<Branch>> {
  return transaction(store, (tx): WriteResult<Branch> => {
    const before = tx.select().from(branches).where(eq(branches.id, id)).get();
    if (before === undefined) return { missing: true };
    if (before.version !== version) return { stale: branchOnTheWire(before) };
    const row = tx
      .update(branches)
      .set({ ...change, version: version + 1 })
      .where(eq(branches.id, id))
      .returning()
      .get();
    note(tx, actor, now, {
      action: 'change',
      noun: 'branch',
      nounId: id,
      details: { fields: Object.keys(change) },
    });
    return { ok: branchOnTheWire(row) };
  });
}
