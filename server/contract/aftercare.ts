import { type Static, Type } from 'typebox';
import {
  AftercareStanding,
  CalendarDate,
  Id,
  Instant,
  Language,
  Name,
  orNull,
  Paragraphs,
  ShortText,
  strictObject,
  Version,
  WhyText,
  WindowState,
  WindowUnit,
} from './fields.ts';
import { publication } from './texts.ts';

/** A name for programs and for a patient's override; a rule keeps it through all versions. */
export const RuleId = Type.String({ pattern: '^[a-z][a-z0-9_]{0,39}$' });

/** So long after the session's end: hours elapse; of days the calendar day so many days later is meant. */
export const AfterSession = strictObject({
  amount: Type.Integer({ minimum: 0, maximum: 1000 }),
  unit: WindowUnit,
});
export type AfterSession = Static<typeof AfterSession>;

/** `from` days: from the beginning of that day, 0 from the session's end. `until` days: to the end of that day. */
export const RuleSpan = strictObject({ from: AfterSession, until: AfterSession });
export type RuleSpan = Static<typeof RuleSpan>;

export const AftercareRule = strictObject({
  id: RuleId,
  text: WhyText,
  ...RuleSpan.properties,
  /** Topical minoxidil may start again when this is over. */
  stopsMinoxidil: Type.Boolean(),
});
export type AftercareRule = Static<typeof AftercareRule>;

/** What patients really ask, and what this clinic answers. */
export const AftercareAnswer = strictObject({ id: RuleId, question: Name, answer: Paragraphs });
export type AftercareAnswer = Static<typeof AftercareAnswer>;

export const AftercareContent = strictObject({
  rules: Type.Array(AftercareRule, { minItems: 1, maxItems: 30 }),
  answers: Type.Array(AftercareAnswer, { maxItems: 30 }),
});
export type AftercareContent = Static<typeof AftercareContent>;

export const AftercareText = strictObject({ ...publication, ...AftercareContent.properties });
export type AftercareText = Static<typeof AftercareText>;

/** A doctor's own word for one patient: what is `null` stays as the clinic says. */
export const AftercareOverride = strictObject({
  ruleId: RuleId,
  version: Version,
  text: orNull(WhyText),
  span: orNull(RuleSpan),
  reason: Type.String(),
  /** Taken back: the clinic's rule holds again. */
  withdrawn: Type.Boolean(),
  enteredBy: Type.String(),
  enteredAt: Instant,
});
export type AftercareOverride = Static<typeof AftercareOverride>;

export const AftercareOverrideList = strictObject({
  /** Every entry there ever was, oldest first; the newest of a rule holds. */
  overrides: Type.Array(AftercareOverride),
});
export type AftercareOverrideList = Static<typeof AftercareOverrideList>;

export const NewAftercareOverride = strictObject({
  text: Type.Optional(orNull(WhyText)),
  span: Type.Optional(orNull(RuleSpan)),
  reason: WhyText,
  withdrawn: Type.Optional(Type.Boolean()),
});
export type NewAftercareOverride = Static<typeof NewAftercareOverride>;

export const OverrideParams = strictObject({ id: Id, rule: RuleId });

/** One rule on a patient's sheet: what holds, from when until when, and what the clinic says where a doctor says otherwise. */
export const SheetRule = strictObject({
  ...AftercareRule.properties,
  startsAt: Instant,
  /** It no longer holds from this moment on. */
  endsAt: Instant,
  /** The calendar day in which it ends. */
  lastDay: CalendarDate,
  /** `hours`: shown with the clock time of `endsAt`; `days`: to the end of `lastDay`. */
  endsBy: WindowUnit,
  state: WindowState,
  /** The day of the earlier session whose time runs longer than this one's; else `null`. */
  carriedFrom: orNull(CalendarDate),
  /** What the clinic says to everybody. */
  clinicRule: AftercareRule,
  override: orNull(AftercareOverride),
  /** For If-Match of the next override: 0 where there was none yet. */
  overrideVersion: Type.Integer({ minimum: 0 }),
});
export type SheetRule = Static<typeof SheetRule>;

/** What a patient is to do after a session, and where that stands today. */
export const AftercareSheet = strictObject({
  /** Both `null` in a preview. */
  visitId: orNull(Id),
  patientId: orNull(Id),
  standing: AftercareStanding,
  clinic: Name,
  branch: strictObject({ name: Name, phone: orNull(ShortText), timeZone: Type.String() }),
  language: Language,
  /** The version of the clinic's text that was valid when the session ended; `null` in a preview. */
  textVersion: orNull(Version),
  session: orNull(strictObject({ endedAt: Instant, on: CalendarDate })),
  /** The day it is at the branch, and how many days after the session's: 0 on the day itself. */
  today: orNull(strictObject({ on: CalendarDate, day: Type.Integer() })),
  rules: Type.Array(SheetRule),
  /** The day topical minoxidil may start again; `null` where no rule stops it. */
  minoxidilFrom: orNull(CalendarDate),
  answers: Type.Array(AftercareAnswer),
  /** The session after this one: it started the times anew, and this sheet stays as it was then. */
  restartedBy: orNull(strictObject({ visitId: Id, on: CalendarDate })),
});
export type AftercareSheet = Static<typeof AftercareSheet>;
