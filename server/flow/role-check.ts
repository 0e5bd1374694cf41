import type { Actor } from '../../storage/actor.ts';
import { type Access, may } from '../access.ts';
import { AppError } from '../errors.ts';

/**
 * For a field of a request that stands under another row of the access table than its route. Throws `not_allowed`;
 * the system, which acts for nobody, may.
 */
export function requireRole(actor: Actor, access: Access): void {
  if (actor.kind === 'system') return;
  if (!may(actor.kind === 'person' ? actor.roles : ['anonymous'], access)) throw new AppError('not_allowed');
}
