import { findClinic } from '../../storage/queries/clinic.ts';
import type { Deps } from '../deps.ts';

/** The header that saves an answer as a file; one that leaves a demonstration says so in its name. */
export async function savedAs({ store }: Pick<Deps, 'store'>, name: string): Promise<string> {
  const demonstration = (await findClinic(store))?.demonstration ?? false;
  return `attachment; filename="${demonstration ? 'demonstration-' : ''}${name}"`;
}
