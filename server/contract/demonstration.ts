import { type Static, Type } from 'typebox';
import { Id, orNull, strictObject } from './fields.ts';

const Count = Type.Integer({ minimum: 0 });

/** How far a demonstration clinic is filled. `failed`: it goes on at the next start. */
export const DemonstrationState = strictObject({
  state: Type.Enum(['filling', 'ready', 'failed']),
  patients: Count,
  pictures: strictObject({ done: Count, total: Count }),
  /** Pictures that are there and not yet measured. */
  waiting: Count,
  /** The patient to look at first, as soon as a measured pair of pictures is there. */
  firstPatientId: orNull(Id),
});
export type DemonstrationState = Static<typeof DemonstrationState>;

/** Who is signed in by the first press, and again after the session has ended. Plain data: the sign-in page shows it. */
export const demonstrationAccount = {
  email: 'demo@whorl.example',
  password: 'a demonstration',
} as const;
