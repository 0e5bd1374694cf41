import { system } from '../../storage/actor.ts';
import { noteAlone } from '../../storage/audit.ts';
import { findClinic, listBranches } from '../../storage/queries/clinic.ts';
import { findPerson } from '../../storage/queries/people.ts';
import type { SignedIn, SignIn } from '../contract/people.ts';
import type { Deps } from '../deps.ts';
import { AppError } from '../errors.ts';
import { found } from './outcome.ts';

/** What the pages need to know of a signed-in person and the house. */
export async function describeSignedIn(deps: Deps, personId: string): Promise<SignedIn> {
  const { id, name, email, roles } = found(await findPerson(deps.store, personId));
  const clinic = found(await findClinic(deps.store));
  const branches = await listBranches(deps.store);
  return {
    person: { id, name, email, roles },
    clinic: { name: clinic.name, language: clinic.language, demonstration: clinic.demonstration },
    branches: branches.map((branch) => ({ id: branch.id, name: branch.name, timeZone: branch.timeZone })),
  };
}

/**
 * Signs in by address and password; the cookies belong into the answer. Throws `wrong_sign_in` alike for an unknown
 * address, a wrong password and a disabled person, and `too_many_attempts` after too many of them.
 */
export async function signIn(
  deps: Deps,
  { email, password }: SignIn,
  address: string,
): Promise<{ signedIn: SignedIn; cookies: string[] }> {
  const { auth, store, throttle, clock } = deps;
  await throttle.check(email, address);
  const answer = await auth.api
    .signInEmail({
      body: { email: email.toLowerCase(), password },
      headers: new Headers(),
      returnHeaders: true,
    })
    .catch(() => undefined);
  const person = answer && (await findPerson(store, answer.response.user.id));
  if (answer === undefined || person === undefined || person.disabled) {
    await throttle.failed(email, address);
    await noteAlone(store, system, clock(), { action: 'sign_in_failed', noun: 'sign_in' });
    throw new AppError('wrong_sign_in');
  }
  await throttle.succeeded(email);
  await noteAlone(store, { kind: 'person', id: person.id, roles: person.roles }, clock(), {
    action: 'sign_in',
    noun: 'sign_in',
  });
  return { signedIn: await describeSignedIn(deps, person.id), cookies: answer.headers.getSetCookie() };
}
