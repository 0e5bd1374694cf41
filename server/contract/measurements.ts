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
  createdAt: Instant,
  createdBy: orNull(Id),
});
export type Measurement = Static<typeof Measurement>;

export const MeasurementList = strictObject({ measurements: Type.Array(Measurement) });
export type MeasurementList = Static<typeof MeasurementList>;

/** A value somebody read or a device gave. Stages are numbered along their scale, the text goes into `details.stage`. */
export const NewMeasurement = strictObject({
  metric: Metric,
  value: Type.Number(),
  unit: Type.String({ minLength: 1, maxLength: 40 }),
  method: Type.String({ minLength: 1, maxLength: 100 }),
  view: Type.Optional(orNull(View)),
  site: Type.Optional(orNull(ShortText)),
  source: Type.Optional(Type.Enum(['device', 'person'])),
  uncertainty: Type.Optional(orNull(Type.Number({ minimum: 0 }))),
  details: Type.Optional(Details),
  note: Type.Optional(orNull(ShortText)),
  /** Said after a warning: the value is unusual and meant. */
  confirmed: Type.Optional(Type.Boolean()),
});
export type NewMeasurement = Static<typeof NewMeasurement>;
