import type { Store } from '../../storage/open.ts';
import { findBranch } from '../../storage/queries/clinic.ts';
import { timeIn, todayIn } from '../clinic/dates.ts';
import { AppError } from '../errors.ts';

/** The IANA time zone of a branch. Throws `unknown_branch`. */
export async function zoneOf(store: Store, branchId: string): Promise<string> {
  const branch = await findBranch(store, branchId);
  if (branch === undefined) throw new AppError('unknown_branch');
  return branch.timeZone;
}

/** What a branch's clock shows: the day `YYYY-MM-DD` and the time `HH:MM`. Throws `unknown_branch`. */
export async function clockAt(
  store: Store,
  branchId: string,
  now: Date,
): Promise<{ day: string; time: string }> {
  const timeZone = await zoneOf(store, branchId);
  return { day: todayIn(timeZone, now.getTime()), time: timeIn(timeZone, now.getTime()) };
}

/** The day it is at a branch. Throws `unknown_branch`. */
export async function todayAt(store: Store, branchId: string, now: Date): Promise<string> {
  return (await clockAt(store, branchId, now)).day;
}
