import { randomUUID } from 'node:crypto';
import { hash, verify } from '@node-rs/argon2';
import { and, asc, eq, sql } from 'drizzle-orm';
import type { Role } from '../../server/contract/codes.ts';
import type { NewPerson, Person, PersonChange } from '../../server/contract/people.ts';
import type { Actor } from '../actor.ts';
import { note } from '../audit.ts';
import type { Store } from '../open.ts';
import { people, signInAccounts, signInSessions } from '../schema/people.ts';
import { type Transaction, transaction } from '../transaction.ts';
import type { WriteResult } from '../write-result.ts';

export function rolesFrom(joined: string): Role[] {
  return joined === '' ? [] : (joined.split(',') as Role[]);
}

function onTheWire(row: typeof people.$inferSelect): Person {
  const { id, name, email, roles, disabled, createdAt, version } = row;
  return { id, name, email, roles: rolesFrom(roles), disabled, createdAt: createdAt.toISOString(), version };
}

const isAdministrator = (roles: readonly Role[], disabled: boolean) => !disabled && roles.includes('admin');

function otherAdministrators(tx: Transaction, exceptId: string): number {
  const rows = tx.select().from(people).all();
  return rows.filter((row) => row.id !== exceptId && isAdministrator(rolesFrom(row.roles), row.disabled))
    .length;
}

export async function listPeople(store: Store): Promise<Person[]> {
  return store.db.select().from(people).orderBy(asc(people.name)).all().map(onTheWire);
}

export async function findPerson(store: Store, id: string): Promise<Person | undefined> {
  const row = store.db.select().from(people).where(eq(people.id, id)).get();
  return row && onTheWire(row);
}

/** The rows of a new person, in the caller's transaction. Addresses are kept in lower case. */
export function insertPerson(
  tx: Transaction,
  actor: Actor,
  now: Date,
  entry: Pick<NewPerson, 'name' | 'email' | 'roles'>,
  passwordHash: string,
): Person {
  const id = randomUUID();
  const stamps = { createdAt: now, updatedAt: now };
  const row = tx
    .insert(people)
    .values({
      id,
      name: entry.name.trim(),
      email: entry.email.toLowerCase(),
      emailVerified: true,
      roles: entry.roles.join(','),
      ...stamps,
    })
    .returning()
    .get();
  tx.insert(signInAccounts)
    .values({
      id: randomUUID(),
      accountId: id,
      providerId: 'credential',
      userId: id,
      password: passwordHash,
      ...stamps,
    })
    .run();
  note(tx, actor, now, { action: 'create', noun: 'person', nounId: id, details: { roles: entry.roles } });
  return onTheWire(row);
}

/** Adds someone who may sign in; `taken` where the address belongs to another. */
export async function createPerson(
  store: Store,
  actor: Actor,
  now: Date,
  entry: NewPerson,
): Promise<WriteResult<Person>> {
  const passwordHash = await hash(entry.password);
  return transaction(store, (tx): WriteResult<Person> => {
    const email = entry.email.toLowerCase();
    if (tx.select().from(people).where(eq(people.email, email)).get() !== undefined) return { taken: true };
    return { ok: insertPerson(tx, actor, now, entry, passwordHash) };
  });
}

/** `last_administrator`: the change would leave nobody who can administer the clinic. */
export type PersonChangeResult = WriteResult<Person> | { lastAdministrator: true };

/** Changes a person; disabling, other roles or a new password end that person's sessions in the same transaction. */
export async function changePerson(
  store: Store,
  actor: Actor,
  now: Date,
  id: string,
  version: number,
  change: PersonChange,
): Promise<PersonChangeResult> {
  const { password, roles, ...fields } = change;
  const passwordHash = password === undefined ? undefined : await hash(password);
  return transaction(store, (tx): PersonChangeResult => {
    const before = tx.select().from(people).where(eq(people.id, id)).get();
    if (before === undefined) return { missing: true };
    if (before.version !== version) return { stale: onTheWire(before) };
    const rolesAfter = roles ?? rolesFrom(before.roles);
    const stays = isAdministrator(rolesAfter, change.disabled ?? before.disabled);
    if (!stays && otherAdministrators(tx, id) === 0) return { lastAdministrator: true };
    const row = tx
      .update(people)
      .set({ ...fields, roles: rolesAfter.join(','), version: version + 1, updatedAt: now })
      .where(eq(people.id, id))
      .returning()
      .get();
    if (passwordHash !== undefined) setPassword(tx, id, passwordHash, now);
    if (change.disabled === true || roles !== undefined || password !== undefined) endSessions(tx, id);
    note(tx, actor, now, {
      action: 'change',
      noun: 'person',
      nounId: id,
      details: { fields: Object.keys(change) },
    });
    return { ok: onTheWire(row) };
  });
}

function setPassword(tx: Transaction, personId: string, passwordHash: string, now: Date): void {
  tx.update(signInAccounts)
    .set({ password: passwordHash, updatedAt: now })
    .where(and(eq(signInAccounts.userId, personId), eq(signInAccounts.providerId, 'credential')))
    .run();
}

function endSessions(tx: Transaction, personId: string): void {
  tx.delete(signInSessions).where(eq(signInSessions.userId, personId)).run();
}

/**
 * Signs a person out on every device at once: a lost tablet, or the person's own wish. Password and roles stay.
 * `false`: no such person.
 */
export async function signOutEverywhere(
  store: Store,
  actor: Actor,
  now: Date,
  personId: string,
): Promise<boolean> {
  return transaction(store, (tx) => {
    if (tx.select().from(people).where(eq(people.id, personId)).get() === undefined) return false;
    endSessions(tx, personId);
    note(tx, actor, now, { action: 'end_sessions', noun: 'person', nounId: personId });
    return true;
  });
}

/** A person's own new password, or one set on the command line; every session of theirs ends. `false`: no such address. */
export async function replacePassword(
  store: Store,
  actor: Actor,
  now: Date,
  email: string,
  password: string,
): Promise<boolean> {
  const passwordHash = await hash(password);
  return transaction(store, (tx) => {
    const row = tx
      .select()
      .from(people)
      .where(eq(sql`lower(${people.email})`, email.toLowerCase()))
      .get();
    if (row === undefined) return false;
    setPassword(tx, row.id, passwordHash, now);
    endSessions(tx, row.id);
    note(tx, actor, now, { action: 'new_password', noun: 'person', nounId: row.id });
    return true;
  });
}

/** Whether this is the person's password now: asked again before they set another. */
export async function isPassword(store: Store, personId: string, password: string): Promise<boolean> {
  const row = store.db
    .select({ kept: signInAccounts.password })
    .from(signInAccounts)
    .where(and(eq(signInAccounts.userId, personId), eq(signInAccounts.providerId, 'credential')))
    .get();
  return row?.kept != null && (await verify(row.kept, password));
}
