import { createHash, timingSafeEqual } from 'node:crypto';
import { system } from '../../storage/actor.ts';
import { findClinic, foundClinic } from '../../storage/queries/clinic.ts';
import { isTimeZone } from '../clinic/time-zone.ts';
import type { Setup } from '../contract/setup.ts';
import type { Deps } from '../deps.ts';
import { AppError } from '../errors.ts';

const digest = (text: string) => createHash('sha256').update(text).digest();

/** Whether the first run may begin. Throws `setup_done` or `wrong_setup_code` (compared in constant time). */
export async function checkSetupCode({ store, setupCode }: Deps, code: string): Promise<void> {
  if ((await findClinic(store)) !== undefined) throw new AppError('setup_done');
  if (!timingSafeEqual(digest(code), digest(setupCode))) throw new AppError('wrong_setup_code');
}

/**
 * The first run: names the clinic and its first branch and makes the administrator. Throws `setup_done`,
 * `wrong_setup_code` or `unknown_time_zone`; of two at once, one wins.
 */
export async function setUpClinic(deps: Deps, entry: Setup): Promise<void> {
  const { store, clock } = deps;
  await checkSetupCode(deps, entry.code);
  if (!isTimeZone(entry.timeZone)) throw new AppError('unknown_time_zone', { timeZone: entry.timeZone });
  if (!(await foundClinic(store, system, clock(), entry))) throw new AppError('setup_done');
}
