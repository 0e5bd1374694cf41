import { type Static, Type } from 'typebox';
import { Alignment, MeasuredPlace, Scale } from './analysis.ts';
import { Change } from './change.ts';
import {
  CalendarDate,
  DatePrecision,
  Grade,
  Id,
  Matrix,
  orNull,
  Reason,
  strictObject,
  View,
} from './fields.ts';
import { Matching } from './matching.ts';
import { Photo } from './photos.ts';
import { Preparation } from './visits.ts';

/** One side of a comparison with everything its label says. */
export const ComparedPhoto = strictObject({
  photo: Photo,
  takenOn: CalendarDate,
  takenOnPrecision: DatePrecision,
  /** Days since the reference was taken; negative before it. `null`: no reference yet, or not both days are known. */
  daysSinceReference: orNull(Type.Integer()),
  /** Counting sessions given before this picture was taken. */
  sessionsGiven: Type.Integer(),
  /** The session this visit was, if it was one: "Session 3, before injection (2 given)". */
  sessionNumber: orNull(Type.Integer()),
  preparation: Preparation,
  /** Master pixels → the reference's master pixels; `null`: cannot be aligned. */
  matrix: orNull(Matrix),
  alignment: orNull(Alignment),
  /** Its light against the reference's. */
  matching: Matching,
  /** `null`: no colour card was read in it. */
  scale: orNull(Scale),
});
export type ComparedPhoto = Static<typeof ComparedPhoto>;

export const Comparison = strictObject({
  patientId: Id,
  view: View,
  before: ComparedPhoto,
  after: ComparedPhoto,
  grade: Grade,
  comparable: Type.Boolean(),
  reasons: Type.Array(Reason),
  /** What else may have made a change: other treatments begun or stopped in between, a transplant. */
  otherCauses: Type.Array(Reason),
  /** On the reference's master; `null`: the view has no region or no reference. */
  region: orNull(MeasuredPlace),
  changes: Type.Array(Change),
});
export type Comparison = Static<typeof Comparison>;

export const CompareQuery = strictObject({ before: Id, after: Id });
export type CompareQuery = Static<typeof CompareQuery>;

/** A comparison is about to leave the clinic as a picture. */
export const CompareExport = strictObject({
  before: Id,
  after: Id,
  shape: Type.Enum(['wide', 'portrait', 'tall']),
});
export type CompareExport = Static<typeof CompareExport>;
