import { type Static, Type } from 'typebox';
import {
  CalendarDate,
  Id,
  Instant,
  MeasurementSource,
  Metric,
  orNull,
  ShortText,
  strictObject,
  View,
} from './fields.ts';

const Details = Type.Record(
  Type.String(),
  Type.Union([Type.String(), Type.Number(), Type.Boolean(), Type.Null()]),
);

/** A value never travels alone: unit, method, version, region, source and uncertainty go with it. */
export const Measurement = strictObject({
  id: Id,
  patientId: Id,
  visitId: Id,
  photoId: orNull(Id),
  takenOn: CalendarDate,
  metric: Metric,
  value: Type.Number(),
  unit: Type.String(),
  method: Type.String(),
  methodVersion: Type.Integer(),
  view: orNull(View),
  site: orNull(ShortText),
  referenceVersion: orNull(Type.Integer()),
  regionVersion: orNull(Type.Integer()),
  alignmentId: orNull(Id),
  matchingVersion: orNull(Type.Integer()),
  source: MeasurementSource,
  /** Standard error of this one reading, in `unit`; a person's repeatability is another thing. */
  uncertainty: orNull(Type.Number()),
  /** What belongs to the value: count and area, cut-off, hairs pulled, text of a stage. */
  details: Details,
  note: orNull(ShortText),
  /** What was entered may be corrected: the next version, under the same id. */
  version: Type.Integer({ minimum: 1 }),
  /** Entered by mistake and taken back: kept, and in no list. */
  withdrawn: Type.Boolean(),
  createdAt: Instant,
  createdBy: orNull(Id),
});
export type Measurement = Static<typeof Measurement>;

export const MeasurementList = strictObject({ measurements: Type.Array(Measurement) });
export type MeasurementList = Static<typeof MeasurementList>;

/** Every version of one value, the first one first, each with the name of who entered it. */
export const MeasurementHistory = strictObject({
  versions: Type.Array(strictObject({ ...Measurement.properties, enteredBy: orNull(Type.String()) })),
});
export type MeasurementHistory = Static<typeof MeasurementHistory>;

const Unit = Type.String({ minLength: 1, maxLength: 40 });
const Method = Type.String({ minLength: 1, maxLength: 100 });

const said = {
  view: Type.Optional(orNull(View)),
  site: Type.Optional(orNull(ShortText)),
  source: Type.Optional(Type.Enum(['device', 'person'])),
  uncertainty: Type.Optional(orNull(Type.Number({ minimum: 0 }))),
  details: Type.Optional(Details),
  note: Type.Optional(orNull(ShortText)),
  /** Said after a warning: the value is unusual and meant. */
  confirmed: Type.Optional(Type.Boolean()),
};

/** A value somebody read or a device gave. Stages are numbered along their scale, the text goes into `details.stage`. */
export const NewMeasurement = strictObject({
  metric: Metric,
  value: Type.Number(),
  unit: Unit,
  method: Method,
  ...said,
});
export type NewMeasurement = Static<typeof NewMeasurement>;

/** A correction of an entered value; what is left out stays. Another metric is another value. */
export const MeasurementChange = Type.Partial(
  strictObject({ value: Type.Number(), unit: Unit, method: Method, ...said, withdrawn: Type.Boolean() }),
  { additionalProperties: false, minProperties: 1 },
);
export type MeasurementChange = Static<typeof MeasurementChange>;
