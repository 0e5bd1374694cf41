import type { Store } from '../../storage/open.ts';
import { listBranches } from '../../storage/queries/clinic.ts';
import { AppError } from '../errors.ts';

/** The named branch, or the clinic's first where nothing was said. Throws `unknown_branch`. */
export async function branchOrFirst(store: Store, branchId: string | undefined): Promise<string> {
  const branches = await listBranches(store);
  const branch = branchId === undefined ? branches[0] : branches.find((each) => each.id === branchId);
  if (branch === undefined) throw new AppError('unknown_branch');
  return branch.id;
}
