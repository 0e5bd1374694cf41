import { type Static, Type } from 'typebox';
import {
  CalendarDate,
  DatePrecision,
  Grade,
  Id,
  Instant,
  orNull,
  Reason,
  ShortText,
  strictObject,
  View,
} from './fields.ts';

/** The two pictures of a blinded reading; which of them is the reference is drawn by lot and told after signing. */
export const BlindPicture = Type.Enum(['a', 'b']);
export type BlindPicture = Static<typeof BlindPicture>;

/** Hair of one picture against the other's: −3 much less … 0 no difference … +3 much more. */
export const assessmentScores = [-3, -2, -1, 0, 1, 2, 3] as const;
const Score = Type.Integer({ minimum: -3, maximum: 3 });

/** The photo that is read against the reference of its view, and whose it is thought to be. */
export const NewAssessment = strictObject({ patientId: Id, photoId: Id });
export type NewAssessment = Static<typeof NewAssessment>;

/** A reading before it is signed: nothing in it depends on which picture is the reference. */
export const OpenAssessment = strictObject({
  id: Id,
  patientId: Id,
  view: View,
  /** Of both pictures. */
  widthPx: Type.Integer({ minimum: 1 }),
  heightPx: Type.Integer({ minimum: 1 }),
});
export type OpenAssessment = Static<typeof OpenAssessment>;

/** `score`: B against A, as it was seen. */
export const AssessmentSignature = strictObject({ score: Score, note: Type.Optional(orNull(ShortText)) });
export type AssessmentSignature = Static<typeof AssessmentSignature>;

/** A signed reading. `score`: the photo against the reference. */
export const Reading = strictObject({
  id: Id,
  photoId: Id,
  referencePhotoId: Id,
  referenceWas: BlindPicture,
  score: Score,
  note: orNull(ShortText),
  readerName: Type.String(),
  /** Read by the person who asks. */
  own: Type.Boolean(),
  signedAt: Instant,
});
export type Reading = Static<typeof Reading>;

/** A photo that may be read against its reference, and what has been read of it. */
export const AssessedPair = strictObject({
  photoId: Id,
  referencePhotoId: Id,
  visitId: Id,
  view: View,
  takenOn: CalendarDate,
  takenOnPrecision: DatePrecision,
  /** From the first day that either may mean, where less than the day is known (`daysKnown`). */
  daysSinceReference: Type.Integer(),
  daysKnown: Type.Boolean(),
  grade: Grade,
  /** Why the two cannot be read; none: they can. */
  reasons: Type.Array(Reason),
  /** `opened`: begun by who asks and not signed; the same lot holds. */
  own: Type.Enum(['unread', 'opened', 'signed']),
  /** How many people have signed. */
  readers: Type.Integer({ minimum: 0 }),
  /**
   * Treatments that began or ended between the two: a reading sees the change and not what made it. None for who may
   * still read the pair: what is expected is not seen blinded.
   */
  otherCauses: Type.Array(Reason),
  /** `null`: kept from somebody who may still read the pair. */
  readings: orNull(Type.Array(Reading)),
});
export type AssessedPair = Static<typeof AssessedPair>;

export const AssessmentList = strictObject({
  pairs: Type.Array(AssessedPair),
  /** Signed against a reference that is one no more, or of a photo that no longer stands: nobody can read those again. */
  earlier: Type.Array(Reading),
});
export type AssessmentList = Static<typeof AssessmentList>;

/** How well two readers of one pair agree, over the whole clinic. */
export const Agreement = strictObject({
  /** Pairs that two people have read. */
  pairs: Type.Integer({ minimum: 0 }),
  /** Quadratically weighted kappa, −1…1, with its 95 % interval; `null`: fewer pairs than are asked for, or all readings alike. */
  kappa: orNull(strictObject({ value: Type.Number(), lower: Type.Number(), upper: Type.Number() })),
  /** Pairs with two readings from which on kappa is said. */
  leastPairs: Type.Integer({ minimum: 1 }),
  identicalPercent: orNull(Type.Number()),
});
export type Agreement = Static<typeof Agreement>;
