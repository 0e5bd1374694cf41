import { type Static, Type } from 'typebox';
import { Grade, Id, Reason, strictObject, View } from './fields.ts';

/** A photo of a visit of old photos, and how it would compare with the reference of its view once it is accepted. */
export const AcceptedPhoto = strictObject({
  photoId: Id,
  view: View,
  /** Without one there is nothing to hold it against yet. */
  hasReference: Type.Boolean(),
  isReference: Type.Boolean(),
  /** While it is not, its grade is not the last word. */
  isMeasured: Type.Boolean(),
  grade: Grade,
  reasons: Type.Array(Reason),
});
export type AcceptedPhoto = Static<typeof AcceptedPhoto>;

export const Acceptance = strictObject({
  /** As it stands; the grades are told as if it were. */
  accepted: Type.Boolean(),
  photos: Type.Array(AcceptedPhoto),
});
export type Acceptance = Static<typeof Acceptance>;
