import { type SQL, sql } from 'drizzle-orm';
import type { Role } from '../server/contract/codes.ts';

/** Who asks. Every storage function takes one and narrows its rows to what that actor may see. */
export type Actor =
  | { kind: 'person'; id: string; roles: readonly Role[] }
  | { kind: 'system' }
  | { kind: 'anonymous' };

export const system: Actor = { kind: 'system' };
export const anonymous: Actor = { kind: 'anonymous' };

/** Roles that work with every record of the clinic (domain §9). Editors and patients get theirs with their own pages. */
const staffRoles: readonly Role[] = ['admin', 'doctor', 'assistant'];

export function isStaff(actor: Actor): boolean {
  return (
    actor.kind === 'system' ||
    (actor.kind === 'person' && actor.roles.some((role) => staffRoles.includes(role)))
  );
}

/** Whether a doctor acts, or the system, which acts for nobody. */
export function isDoctor(actor: Actor): boolean {
  return actor.kind === 'system' || (actor.kind === 'person' && actor.roles.includes('doctor'));
}

/**
 * The condition every query on clinical rows carries: all of the clinic for staff and the system, nothing for anyone
 * else, so that a route that forgot to authorise still answers as if the row were missing.
 */
export function clinicalScope(actor: Actor): SQL {
  return isStaff(actor) ? sql`1` : sql`0`;
}

export function actorId(actor: Actor): string | null {
  return actor.kind === 'person' ? actor.id : null;
}

/** The person's id, for columns that name who did it. Throws where only a person may act. */
export function personId(actor: Actor): string {
  if (actor.kind !== 'person') throw new Error('Only a signed-in person can do this.');
  return actor.id;
}
