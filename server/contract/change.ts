import { type Static, Type } from 'typebox';
import { MeasurementSource, Metric, orNull, Reason, ShortText, strictObject, View } from './fields.ts';

/** The measurement-noise band. `sdc` is the smallest detectable change in the metric's unit. */
export const Band = strictObject({
  sdc: Type.Number(),
  provisional: Type.Boolean(),
  /** How many replicate pairs of this clinic, metric and view the figure stands on; 0: the published figure. */
  pairs: Type.Integer(),
});
export type Band = Static<typeof Band>;

export const Verdict = strictObject({
  code: Type.Enum(['within_noise', 'improvement', 'worsening', 'not_comparable', 'no_verdict']),
  provisional: Type.Boolean(),
  visibility: orNull(Type.Enum(['probably_not_visible', 'likely_visible'])),
  /** With `not_comparable`: why. */
  reason: orNull(Reason),
});
export type Verdict = Static<typeof Verdict>;

/** What a part's mean width was made of, in its unit. */
export const PartPoints = strictObject({ front: Type.Number(), middle: Type.Number(), back: Type.Number() });
export type PartPoints = Static<typeof PartPoints>;

/** One metric between two visits. `change` is after − before; `null` when the two may not be subtracted. */
export const Change = strictObject({
  metric: Metric,
  unit: Type.String(),
  /** Where and how the later reading was taken, the earlier one where there is no later. */
  view: orNull(View),
  site: orNull(ShortText),
  method: orNull(Type.String()),
  methodVersion: orNull(Type.Integer()),
  source: orNull(MeasurementSource),
  better: orNull(Type.Enum(['up', 'down'])),
  before: orNull(Type.Number()),
  after: orNull(Type.Number()),
  change: orNull(Type.Number()),
  /** Standard error of each of the two readings, in the unit; of another kind than `band`. */
  uncertainty: strictObject({ before: orNull(Type.Number()), after: orNull(Type.Number()) }),
  /** With a part's width on two photos: its three points. */
  points: Type.Optional(strictObject({ before: orNull(PartPoints), after: orNull(PartPoints) })),
  /** Where a value is missing that the program should have read from the photo: why, on each side. */
  missing: Type.Optional(strictObject({ before: orNull(Reason), after: orNull(Reason) })),
  band: orNull(Band),
  verdict: Verdict,
  /** What else may have made it; the gravest first. After a transplant the verdict is `not_comparable`. */
  otherCauses: Type.Array(Reason),
});
export type Change = Static<typeof Change>;
