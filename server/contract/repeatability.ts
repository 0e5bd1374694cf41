import { type Static, Type } from 'typebox';
import { CalendarDate, Metric, orNull, Reason, strictObject, View } from './fields.ts';

const Count = Type.Integer({ minimum: 0 });

/** What a figure does not contain; `repeatability.gaps.<code>` of the catalogue says it. */
export const coverageGaps = [
  'one_operator',
  'operators_apart',
  'device_unknown',
  'one_device',
  'devices_apart',
  'within_visits',
  'one_patient',
] as const;
export type CoverageGap = (typeof coverageGaps)[number];

/** Who and what stands behind the pairs of a figure: what was never varied is not in it. */
export const PairCover = strictObject({
  /** People who stored the photos. */
  operators: Count,
  /** Cameras by make and model, of the photos that say theirs. */
  devices: Count,
  photosWithoutDevice: Count,
  /** Rooms by branch and name, of the visits that name theirs. */
  rooms: Count,
  visitsWithoutRoom: Count,
  days: Count,
  visits: Count,
  patients: Count,
  /** Pairs whose two photos differ in it. */
  pairsAcross: strictObject({ operators: Count, devices: Count, rooms: Count, days: Count }),
  firstOn: CalendarDate,
  lastOn: CalendarDate,
  gaps: Type.Array(Type.Enum([...coverageGaps])),
});
export type PairCover = Static<typeof PairCover>;

const place = {
  metric: Metric,
  unit: Type.String(),
  view: View,
  /** `wsd`: every error and detectable change of this row is in the unit; `wcv`: in percent of the reference value. */
  errorKind: Type.Enum(['wsd', 'wcv']),
  pairs: Count,
  /** Within-subject error of the pairs, without its upper-bound factor; `null`: no pair. */
  error: orNull(Type.Number({ minimum: 0 })),
  cover: orNull(PairCover),
};

/** The measuring error of a metric and view as the clinic's own replicates show it, and the one verdicts stand on. */
export const RepeatabilityRow = strictObject({
  ...place,
  pairsMissing: Count,
  /** How much larger the true error may be for so few pairs (95 %, one-sided); `null`: no pair. */
  upperBoundFactor: orNull(Type.Number({ minimum: 1 })),
  /** Smallest detectable change that the clinic's own pairs give; `null`: no pair. */
  ownSdc: orNull(Type.Number({ minimum: 0 })),
  /** The one in use now: the published figure while `provisional`; `null`: none is published, so no verdict. */
  sdcInUse: orNull(Type.Number({ minimum: 0 })),
  provisional: Type.Boolean(),
  /** Why other pairs of this line do not count, and how many. */
  leftOut: Type.Array(strictObject({ reason: Reason, pairs: Type.Integer({ minimum: 1 }) })),
});
export type RepeatabilityRow = Static<typeof RepeatabilityRow>;

export const RepeatabilityList = strictObject({
  pairsNeeded: Count,
  rows: Type.Array(RepeatabilityRow),
});
export type RepeatabilityList = Static<typeof RepeatabilityList>;

/** Pairs of photos of two visits before the first injection, kept apart: they are not in the figure in use. */
export const SecondBaselineRow = strictObject(place);
export type SecondBaselineRow = Static<typeof SecondBaselineRow>;

export const SecondBaselineList = strictObject({
  /** Consultations from this day on were looked through, the newest `patientsAtMost` patients of them. */
  since: CalendarDate,
  patientsAtMost: Count,
  rows: Type.Array(SecondBaselineRow),
});
export type SecondBaselineList = Static<typeof SecondBaselineList>;

/** What one more replicate at a visit would be for; `null`: none is asked for. */
export const WantedReplicate = strictObject({
  wanted: orNull(strictObject({ metric: Metric, view: View, pairs: Count, pairsNeeded: Count })),
});
export type WantedReplicate = Static<typeof WantedReplicate>;
