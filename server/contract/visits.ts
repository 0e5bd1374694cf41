import { type Static, Type } from 'typebox';
import {
  CalendarDate,
  DatePrecision,
  HairState,
  Id,
  Instant,
  LengthClass,
  LongText,
  orNull,
  PartPosition,
  Pattern,
  SessionKind,
  ShortText,
  strictObject,
  Version,
  VisitKind,
  VisitStatus,
} from './fields.ts';
import { SessionRecord } from './session-record.ts';

/** Ticked at each visit and shown wherever two photos are compared; `null`: not said. */
export const Preparation = strictObject({
  hairState: HairState,
  combedSame: orNull(Type.Boolean()),
  partPosition: orNull(PartPosition),
  noProduct: orNull(Type.Boolean()),
  lengthClass: orNull(LengthClass),
  lastDyeOn: orNull(CalendarDate),
});
export type Preparation = Static<typeof Preparation>;

export const noPreparation: Preparation = {
  hairState: 'unknown',
  combedSame: null,
  partPosition: null,
  noProduct: null,
  lengthClass: null,
  lastDyeOn: null,
};

/** What a session adds to a visit. `counts`: a doctor's decision for `elsewhere` and `aborted`, else `null`. */
export const SessionPart = strictObject({
  kind: SessionKind,
  counts: orNull(Type.Boolean()),
  /** When the needle went in: photos after it are never compared by default. */
  injectedAt: orNull(Instant),
});
export type SessionPart = Static<typeof SessionPart>;

export const Visit = strictObject({
  id: Id,
  patientId: Id,
  courseId: orNull(Id),
  branchId: Id,
  date: CalendarDate,
  datePrecision: DatePrecision,
  kind: VisitKind,
  status: VisitStatus,
  session: orNull(SessionPart),
  pattern: Pattern,
  protocolVersion: Type.Integer({ minimum: 1 }),
  preparation: Preparation,
  /** What was said of the session last; `/api/visits/{id}/record` has its versions, and who signed. */
  record: SessionRecord,
  room: orNull(ShortText),
  note: orNull(LongText),
  /** For `historical` visits: a doctor accepted the old photos as comparable. */
  accepted: Type.Boolean(),
  version: Version,
  createdAt: Instant,
  updatedAt: Instant,
});
export type Visit = Static<typeof Visit>;

export const NewVisit = strictObject({
  date: CalendarDate,
  datePrecision: Type.Optional(DatePrecision),
  kind: VisitKind,
  status: Type.Optional(VisitStatus),
  courseId: Type.Optional(orNull(Id)),
  branchId: Type.Optional(Id),
  session: Type.Optional(orNull(Type.Partial(SessionPart, { additionalProperties: false }))),
  preparation: Type.Optional(Type.Partial(Preparation, { additionalProperties: false })),
  record: Type.Optional(SessionRecord),
  room: Type.Optional(orNull(ShortText)),
  note: Type.Optional(orNull(LongText)),
});
export type NewVisit = Static<typeof NewVisit>;

/** Fields of `session`, `preparation` and `record` that are left out stay as they are. */
export const VisitChange = Type.Partial(
  strictObject({
    date: CalendarDate,
    datePrecision: DatePrecision,
    kind: VisitKind,
    status: VisitStatus,
    courseId: orNull(Id),
    branchId: Id,
    session: Type.Partial(SessionPart, { additionalProperties: false }),
    preparation: Type.Partial(Preparation, { additionalProperties: false }),
    record: SessionRecord,
    room: orNull(ShortText),
    note: orNull(LongText),
    accepted: Type.Boolean(),
    /** Why a planned visit is put on another day or called off; kept beside the earlier day. */
    moveReason: orNull(ShortText),
  }),
  { additionalProperties: false, minProperties: 1 },
);
export type VisitChange = Static<typeof VisitChange>;
