import { type Static, Type } from 'typebox';
import {
  CaptureSource,
  Id,
  Instant,
  orNull,
  PhotoState,
  Purpose,
  ShortText,
  strictObject,
  Timing,
  Version,
  View,
  WhyText,
} from './fields.ts';

/** A stored photo: the original is safe on disk and the derivatives can be made again from it. */
export const Photo = strictObject({
  id: Id,
  patientId: Id,
  visitId: Id,
  view: View,
  timing: Timing,
  purpose: Purpose,
  state: PhotoState,
  excludedReason: orNull(ShortText),
  capturedAt: orNull(Instant),
  capturedAtSource: CaptureSource,
  uploadedAt: Instant,
  uploadedBy: Id,
  /** Size of the upright master, in which alignment matrices are written. */
  widthPx: Type.Integer(),
  heightPx: Type.Integer(),
  originalWidthPx: Type.Integer(),
  originalHeightPx: Type.Integer(),
  originalBytes: Type.Integer(),
  mediaType: Type.String(),
  sha256: Type.String(),
  device: orNull(ShortText),
  /** Found by the sweep: the row stands, its file does not. Never repaired silently. */
  fileMissing: Type.Boolean(),
  version: Version,
});
export type Photo = Static<typeof Photo>;

export const PhotoList = strictObject({ photos: Type.Array(Photo) });
export type PhotoList = Static<typeof PhotoList>;

/** The fields of the multipart upload that stand before its one `file`. */
export const UploadFields = strictObject({
  view: View,
  timing: Timing,
  purpose: Type.Optional(Purpose),
  capturedAt: Type.Optional(Instant),
  /** The camera's name, where the page took the photo; what the file says itself goes before it. */
  device: Type.Optional(ShortText),
  /** The import of old photographs it belongs to, so that it is taken back with the others. */
  importId: Type.Optional(Id),
  /** Said by a person after the 409 `same_bytes_other_patient`. */
  confirmOtherPatient: Type.Optional(Type.Enum(['yes'])),
});
export type UploadFields = Static<typeof UploadFields>;

/** Exclude with a reason, take back (`current`), or correct the capture time with a reason. */
export const PhotoChange = Type.Partial(
  strictObject({ state: Type.Enum(['current', 'excluded']), reason: ShortText, capturedAt: Instant }),
  { additionalProperties: false, minProperties: 1 },
);
export type PhotoChange = Static<typeof PhotoChange>;

export const PhotoMove = strictObject({
  visitId: Id,
  view: Type.Optional(View),
  timing: Type.Optional(Timing),
  reason: WhyText,
});
export type PhotoMove = Static<typeof PhotoMove>;
