import { type Static, Type } from 'typebox';
import {
  CalendarDate,
  CaptureSource,
  DatePrecision,
  Id,
  Instant,
  orNull,
  ShortText,
  strictObject,
  View,
  WhyText,
} from './fields.ts';

/** A day, a month or a year from before the tool; of a month or a year its first day is written. */
const OldDate = strictObject({ date: CalendarDate, datePrecision: DatePrecision });

/** What a file is, looked at without storing anything of it. A file that would be refused is answered as the upload would. */
export const LookedAtPhoto = strictObject({
  /** Of the file's bytes: two files of one number are one picture. */
  sha256: Type.String(),
  bytes: Type.Integer(),
  mediaType: Type.String(),
  /** Size of the upright picture. */
  widthPx: Type.Integer(),
  heightPx: Type.Integer(),
  device: orNull(ShortText),
  capturedAt: orNull(Instant),
  capturedAtSource: CaptureSource,
  /** The day of `capturedAt` at the patient's branch. */
  capturedOn: orNull(CalendarDate),
  /** A small picture (WebP, base64), so that a page shows hundreds of files without decoding one. */
  thumb: Type.String(),
  /** The patient has this very file already, there. */
  already: orNull(strictObject({ photoId: Id, visitId: Id, view: View, ...OldDate.properties })),
  /** The very same bytes lie under another patient: stored only once a person has confirmed it. */
  otherPatient: orNull(strictObject({ patientId: Id, visitId: Id, photoId: Id })),
});
export type LookedAtPhoto = Static<typeof LookedAtPhoto>;

/** Many old photographs at once, with a visit for each of their dates. */
export const NewPhotoImport = strictObject({
  dates: Type.Array(OldDate, { minItems: 1, maxItems: 200 }),
});
export type NewPhotoImport = Static<typeof NewPhotoImport>;

export const PhotoImport = strictObject({
  id: Id,
  patientId: Id,
  startedBy: Type.String(),
  startedAt: Instant,
  /** In the order of the dates asked for. `isNew`: made for this import; otherwise it was there before. */
  visits: Type.Array(strictObject({ visitId: Id, ...OldDate.properties, isNew: Type.Boolean() })),
  /** Photos stored by it, and how many of them still stand. */
  photos: Type.Integer(),
  standing: Type.Integer(),
  /** Taken back as a whole. */
  undoneBy: orNull(Type.String()),
  undoneAt: orNull(Instant),
});
export type PhotoImport = Static<typeof PhotoImport>;

export const PhotoImportList = strictObject({ imports: Type.Array(PhotoImport) });
export type PhotoImportList = Static<typeof PhotoImportList>;

export const PhotoImportUndo = strictObject({ reason: WhyText });
export type PhotoImportUndo = Static<typeof PhotoImportUndo>;
