import { type Actor, system } from '../../../storage/actor.ts';
import { findClinic, foundClinic } from '../../../storage/queries/clinic.ts';
import { listPeople } from '../../../storage/queries/people.ts';
import { todayIn } from '../../clinic/dates.ts';
import { demonstrationAccount } from '../../contract/demonstration.ts';
import type { Deps } from '../../deps.ts';

const entry = {
  clinic: 'Demonstration clinic',
  branch: 'Drawn street',
  language: 'en',
  name: 'Demo Doctor',
  ...demonstrationAccount,
  demonstration: true,
  roles: ['admin', 'doctor', 'assistant', 'editor'],
} as const;

/** The day everything is planned from, in the zone its branch is founded in: there, one patient is expected on it. */
export const demonstrationDay = (timeZone: string, now: Date): string => todayIn(timeZone, now.getTime());

/** Founds the demonstration clinic where it is not yet, and answers the person who enters everything in it. */
export async function foundDemonstration(deps: Deps, timeZone: string): Promise<Actor> {
  if ((await findClinic(deps.store)) === undefined) {
    await foundClinic(deps.store, system, deps.clock(), { ...entry, timeZone });
  }
  const [person] = await listPeople(deps.store);
  if (person === undefined) throw new Error('A demonstration has a person who enters its records.');
  return { kind: 'person', id: person.id, roles: person.roles };
}
