import type { Store } from '../../storage/open.ts';
import { findBranch } from '../../storage/queries/clinic.ts';
import { todayIn } from '../clinic/dates.ts';
import { AppError } from '../errors.ts';

/** The day it is at a branch. Throws `unknown_branch`. */
export async function todayAt(store: Store, branchId: string, now: Date): Promise<string> {
  const branch = await findBranch(store, branchId);
  if (branch === undefined) throw new AppError('unknown_branch');
  return todayIn(branch.timeZone, now.getTime());
}
