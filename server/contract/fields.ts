import { type Static, type TSchema, Type } from 'typebox';
import * as codes from './codes.ts';
import type { Matrix3 } from './matrix.ts';

/** The fields every noun is built of. Schemas check the wire; the types beside them are derived, never written twice. */

export const Id = Type.String({ format: 'uuid' });
/** A day in the branch's time zone, `YYYY-MM-DD`. */
export const CalendarDate = Type.String({ format: 'date' });
/** A moment, ISO 8601 in UTC. */
export const Instant = Type.String({ format: 'date-time' });
/** Counts the states of a row; the `ETag` of a thing is its version in quotes. */
export const Version = Type.Integer({ minimum: 1 });
/**
 * Something that can be read aloud: a letter or digit in it, no control characters, no halves of characters, nothing that
 * turns the writing of its neighbours round (bidirectional overrides and isolates). Joiners stay: Persian needs them.
 */
const allowed = '[^\\p{Cc}\\p{Cs}\\u202A-\\u202E\\u2066-\\u2069]*';
const readable = `^${allowed}[\\p{L}\\p{N}]${allowed}$`;
export const Name = Type.String({ minLength: 1, maxLength: 200, pattern: readable });
/** Why something was done, in a person's words. */
export const WhyText = Type.String({ minLength: 1, maxLength: 500, pattern: readable });
export const ShortText = Type.String({ maxLength: 500 });
/** Paragraphs of plain text: as `Name`, and lines may end. */
const lines = `(?:${allowed}\\n)*`;
export const Paragraphs = Type.String({
  minLength: 1,
  maxLength: 5000,
  pattern: `^${lines}${allowed}[\\p{L}\\p{N}]${allowed}(?:\\n${allowed})*$`,
});
export const LongText = Type.String({ maxLength: 5000 });
export const Email = Type.String({ format: 'email', maxLength: 254 });
export const Password = Type.String({ minLength: 10, maxLength: 200 });
export const TimeZone = Type.String({ minLength: 1, maxLength: 64 });

export const Role = Type.Enum([...codes.roles]);
export const View = Type.Enum([...codes.views]);
export const Timing = Type.Enum([...codes.timings]);
export const Purpose = Type.Enum([...codes.purposes]);
export const PhotoState = Type.Enum([...codes.photoStates]);
export const CaptureSource = Type.Enum([...codes.captureSources]);
export const VisitKind = Type.Enum([...codes.visitKinds]);
export const VisitStatus = Type.Enum([...codes.visitStatuses]);
export const DatePrecision = Type.Enum([...codes.datePrecisions]);
export const SessionKind = Type.Enum([...codes.sessionKinds]);
export const Anchor = Type.Enum([...codes.anchors]);
export const CourseState = Type.Enum([...codes.courseStates]);
export const Milestone = Type.Enum([...codes.milestones]);
export const MilestoneState = Type.Enum([...codes.milestoneStates]);
export const Metric = Type.Enum([...codes.metrics]);
export const Grade = Type.Enum([...codes.grades]);
export const Severity = Type.Enum([...codes.severities]);
export const HairState = Type.Enum([...codes.hairStates]);
export const LengthClass = Type.Enum([...codes.lengthClasses]);
export const PartPosition = Type.Enum([...codes.partPositions]);
export const Pattern = Type.Enum([...codes.patterns]);
export const TreatmentKind = Type.Enum([...codes.treatmentKinds]);
export const Zone = Type.Enum([...codes.zones]);
export const WindowUnit = Type.Enum([...codes.windowUnits]);
export const WindowState = Type.Enum([...codes.windowStates]);
export const AftercareStanding = Type.Enum([...codes.aftercareStandings]);
export const ClinicText = Type.Enum([...codes.clinicTexts]);
export const Anticoagulant = Type.Enum([...codes.anticoagulants]);
export const Activation = Type.Enum([...codes.activations]);
export const Anaesthesia = Type.Enum([...codes.anaesthesias]);
export const RecordState = Type.Enum([...codes.recordStates]);
export const Sex = Type.Enum([...codes.sexes]);
export const AlignmentSource = Type.Enum([...codes.alignmentSources]);
export const AnalysisState = Type.Enum([...codes.analysisStates]);
export const MeasurementSource = Type.Enum([...codes.measurementSources]);
export const Language = Type.Enum([...codes.languages]);

/** The value or `null`: on the wire nothing is left out, absent is said. */
export function orNull<T extends TSchema>(schema: T) {
  return Type.Union([schema, Type.Null()]);
}

/** An object that carries no field it did not name. */
export function strictObject<T extends Record<string, TSchema>>(fields: T) {
  return Type.Object(fields, { additionalProperties: false });
}

/** A reason as it is stored and sent: a code of the catalogue (`reasons.<code>`) and the numbers of its sentence. */
export const Reason = strictObject({
  code: Type.String({ maxLength: 80 }),
  severity: Severity,
  values: Type.Record(Type.String(), Type.Union([Type.String(), Type.Number(), Type.Null()])),
});
export type Reason = Static<typeof Reason>;

export const Size = strictObject({
  widthPx: Type.Integer({ minimum: 1 }),
  heightPx: Type.Integer({ minimum: 1 }),
});
export type Size = Static<typeof Size>;

/** `matrix.ts` says what it maps; nine numbers on the wire. */
export const Matrix = Type.Unsafe<Matrix3>(Type.Array(Type.Number(), { minItems: 9, maxItems: 9 }));
export type Matrix = Static<typeof Matrix>;
