import { type Static, Type } from 'typebox';
import { Email, Id, Instant, Language, Name, Password, Role, strictObject, Version } from './fields.ts';

export const Roles = Type.Array(Role, { minItems: 1, maxItems: 5, uniqueItems: true });

/** Someone who signs in. One person may hold several roles: what they may do is the sum of them. */
export const Person = strictObject({
  id: Id,
  name: Name,
  email: Email,
  roles: Roles,
  disabled: Type.Boolean(),
  createdAt: Instant,
  version: Version,
});
export type Person = Static<typeof Person>;

export const PersonList = strictObject({ people: Type.Array(Person) });
export type PersonList = Static<typeof PersonList>;

export const NewPerson = strictObject({ name: Name, email: Email, roles: Roles, password: Password });
export type NewPerson = Static<typeof NewPerson>;

/** Disabling or a new password ends every session of that person at once. */
export const PersonChange = Type.Partial(
  strictObject({ name: Name, roles: Roles, disabled: Type.Boolean(), password: Password }),
  { additionalProperties: false, minProperties: 1 },
);
export type PersonChange = Static<typeof PersonChange>;

export const OwnPasswordChange = strictObject({
  currentPassword: Type.String({ maxLength: 200 }),
  newPassword: Password,
});
export type OwnPasswordChange = Static<typeof OwnPasswordChange>;

export const SignIn = strictObject({ email: Email, password: Type.String({ minLength: 1, maxLength: 200 }) });
export type SignIn = Static<typeof SignIn>;

/** Who is signed in, and what the pages need to know of the house. */
export const SignedIn = strictObject({
  person: strictObject({ id: Id, name: Name, email: Email, roles: Roles }),
  clinic: strictObject({ name: Name, language: Language, demonstration: Type.Boolean() }),
  /** In the order they were founded; the first is the one taken when nothing else is said. */
  branches: Type.Array(strictObject({ id: Id, name: Name, timeZone: Type.String() })),
});
export type SignedIn = Static<typeof SignedIn>;
