import { type Static, Type } from 'typebox';
import { safetyQuestions } from './codes.ts';
import {
  Activation,
  Anaesthesia,
  Anticoagulant,
  CalendarDate,
  Id,
  Instant,
  LongText,
  orNull,
  Reason,
  RecordState,
  ShortText,
  strictObject,
  WhyText,
} from './fields.ts';
import { type RecordNumber, recordRanges, spinRanges } from './record-ranges.ts';
import { ZoneDose } from './zones.ts';

const ranged = ([minimum, maximum, step]: readonly [number, number, number?]) =>
  orNull(step === 1 ? Type.Integer({ minimum, maximum }) : Type.Number({ minimum, maximum }));
const numberField = (name: RecordNumber) => ranged(recordRanges[name]);

/** One run of the centrifuge; `g` is what the machine or the kit states, not what follows from speed and radius. */
export const Spin = strictObject({
  rpm: ranged(spinRanges.rpm),
  radiusCm: ranged(spinRanges.radiusCm),
  minutes: ranged(spinRanges.minutes),
  g: ranged(spinRanges.g),
  temperatureC: ranged(spinRanges.temperatureC),
});
export type Spin = Static<typeof Spin>;

/** What stays alike from session to session, and what the clinic's presets hold. */
const kitFields = {
  kit: orNull(ShortText),
  anticoagulant: orNull(Anticoagulant),
  anticoagulantMl: numberField('anticoagulantMl'),
  spins: Type.Array(Spin, { maxItems: 3 }),
  activation: orNull(Activation),
  activatorMl: numberField('activatorMl'),
  activatorPercent: numberField('activatorPercent'),
  activatedMinutesBefore: numberField('activatedMinutesBefore'),
  needleGauge: numberField('needleGauge'),
  depthMm: numberField('depthMm'),
  technique: orNull(ShortText),
  anaesthesia: Type.Array(Anaesthesia, { uniqueItems: true, maxItems: 6 }),
};

/** A set of the fields that stay alike, every one of which may be left open. */
export const KitFields = Type.Partial(strictObject(kitFields), { additionalProperties: false });
export type KitFields = Static<typeof KitFields>;

export const kitFieldNames = Object.keys(kitFields) as (keyof KitFields)[];

const asked = Object.fromEntries(safetyQuestions.map((question) => [question, Type.Boolean()]));

/** The measured part of a session, in the units of the fields' names; hard ranges of domain §3. Every field may be left open. */
export const SessionRecord = Type.Partial(
  strictObject({
    ...kitFields,
    /** Who gave the session. */
    doctorId: orNull(Type.String({ maxLength: 64 })),
    startedAt: orNull(Instant),
    /** When the session was over: what the patient is to keep to afterwards counts from here. */
    endedAt: orNull(Instant),
    bloodDrawnMl: numberField('bloodDrawnMl'),
    /** `none` where the kit has none. */
    kitLot: orNull(ShortText),
    kitExpiresOn: orNull(CalendarDate),
    /** ×10³/µl */
    bloodPlateletsKPerUl: numberField('bloodPlateletsKPerUl'),
    /** As a fraction. */
    haematocrit: numberField('haematocrit'),
    plasmaMl: numberField('plasmaMl'),
    /** ×10³/µl */
    plasmaPlateletsKPerUl: numberField('plasmaPlateletsKPerUl'),
    zones: Type.Array(ZoneDose, { maxItems: 7 }),
    injectedMl: numberField('injectedMl'),
    injectionPoints: numberField('injectionPoints'),
    pain: numberField('pain'),
    /** Only what was asked has an answer. */
    safety: Type.Unsafe<{ [Question in (typeof safetyQuestions)[number]]?: boolean }>(
      Type.Partial(strictObject(asked), { additionalProperties: false }),
    ),
    note: orNull(LongText),
  }),
  { additionalProperties: false },
);
export type SessionRecord = Static<typeof SessionRecord>;
export type RecordField = keyof SessionRecord;

const isOpen = (entry: unknown): boolean =>
  entry === null ||
  entry === undefined ||
  entry === '' ||
  (typeof entry === 'object' && Object.values(entry).every(isOpen));

/** The record with what was said and nothing else, its texts without blanks around them: as it is stored and compared. */
export function saidOnly(record: SessionRecord): SessionRecord {
  const spins = record.spins?.filter((spin) => !isOpen(spin));
  const trimmed = Object.entries({ ...record, ...(spins && { spins }) }).map(
    ([field, entry]) => [field, typeof entry === 'string' ? entry.trim() : entry] as const,
  );
  return Object.fromEntries(trimmed.filter(([, entry]) => !isOpen(entry)));
}

const inOrder = (_name: string, entry: unknown): unknown =>
  typeof entry === 'object' && entry !== null && !Array.isArray(entry)
    ? Object.fromEntries(Object.entries(entry).sort(([left], [right]) => (left < right ? -1 : 1)))
    : entry;

/** Whether two entries say the same, in whatever order their parts were sent. */
export const isSameEntry = (left: unknown, right: unknown): boolean =>
  JSON.stringify(left, inOrder) === JSON.stringify(right, inOrder);

/** What a rule says of one field, by its path in the record (`spins.0.g`). */
export const RecordFinding = strictObject({ ...Reason.properties, field: Type.String() });
export type RecordFinding = Static<typeof RecordFinding>;

/** A warning a person has answered: its rule, field and numbers as they stood, and why it is meant all the same. */
export const Confirmation = strictObject({ ...RecordFinding.properties, reason: WhyText });
export type Confirmation = Static<typeof Confirmation>;

/** How a session's record was saved once. */
const saved = {
  version: Type.Integer({ minimum: 0 }),
  state: RecordState,
  record: SessionRecord,
  confirmations: Type.Array(Confirmation),
  /** Why a doctor corrected what was signed. */
  reason: orNull(WhyText),
  /** `null`: entered before versions were kept. */
  savedBy: orNull(Type.String()),
  savedAt: orNull(Instant),
};

/** A session's record as it was saved last; version 0 and state `none`: nothing was saved yet. */
export const SavedRecord = strictObject({
  visitId: Id,
  patientId: Id,
  ...saved,
  signedBy: orNull(Type.String()),
  signedAt: orNull(Instant),
  /** What stands against the record or is unusual in it, also what was confirmed. */
  findings: Type.Array(RecordFinding),
});
export type SavedRecord = Static<typeof SavedRecord>;

/** Every version of a record, the newest first. */
export const RecordHistory = strictObject({ versions: Type.Array(strictObject(saved)) });
export type RecordHistory = Static<typeof RecordHistory>;
export type RecordVersion = RecordHistory['versions'][number];

const ConfirmationEntry = strictObject({
  code: Type.String(),
  field: Type.String(),
  values: Type.Optional(Reason.properties.values),
  reason: WhyText,
});
export type ConfirmationEntry = Static<typeof ConfirmationEntry>;

/** The whole record as it is to be: fields that are left out are open. */
export const RecordChange = strictObject({
  record: SessionRecord,
  /** Why an unusual value is meant, by rule and field; with `values` only as long as these are its numbers. */
  confirmations: Type.Optional(
    Type.Array(ConfirmationEntry, {
      maxItems: 60,
    }),
  ),
  /** A doctor signs with it. */
  sign: Type.Optional(Type.Boolean()),
  /** Why a signed record is corrected. */
  reason: Type.Optional(WhyText),
});
export type RecordChange = Static<typeof RecordChange>;

/** What a record can be begun with. `previous`: the patient's session before it. */
export const RecordStart = strictObject({
  doctors: Type.Array(strictObject({ id: Type.String(), name: Type.String() })),
  previous: orNull(strictObject({ visitId: Id, on: CalendarDate, record: SessionRecord })),
});
export type RecordStart = Static<typeof RecordStart>;
