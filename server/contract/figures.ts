import { type Static, Type } from 'typebox';
import { figureDivisions, milestoneFates } from './codes.ts';
import type { CourseFigure, MilestoneOutcome, OutcomeReading } from './course-outcome.ts';
import {
  Anchor,
  CalendarDate,
  Id,
  Instant,
  Metric,
  Milestone,
  Name,
  orNull,
  strictObject,
  View,
} from './fields.ts';

const Count = Type.Integer({ minimum: 0 });

/** By what the courses are divided into groups; one at a time, so that no two can be combined. */
export const FigureDivision = Type.Enum([...figureDivisions]);
export type FigureDivision = Static<typeof FigureDivision>;

/** Median and quartiles by linear interpolation between the ordered values (type 7 of Hyndman and Fan). */
export const Spread = strictObject({
  n: Count,
  min: Type.Number(),
  q1: Type.Number(),
  median: Type.Number(),
  q3: Type.Number(),
  max: Type.Number(),
});
export type Spread = Static<typeof Spread>;

/** Every course of a group has one fate at a milestone; they add up to its courses. */
const fateCounts = Object.fromEntries(milestoneFates.map((fate) => [fate, Count])) as Record<
  (typeof milestoneFates)[number],
  typeof Count
>;

export const MilestoneFigures = strictObject({
  milestone: Milestone,
  /** What was read is kept back: fewer than five patients, or so few in the group beside it. */
  suppressed: Type.Boolean(),
  /** Patients with a comparable photo here, which a group is suppressed by. */
  patients: Count,
  fates: strictObject(fateCounts),
  /** Courses whose window has opened: the denominator. */
  reached: Count,
  reviewed: Count,
  lateAccepted: Count,
  /** Of the comparable ones. */
  verdicts: strictObject({
    improvement: Count,
    within_noise: Count,
    worsening: Count,
    not_comparable: Count,
    no_verdict: Count,
  }),
  /** Held against a band and not improved measurably: within noise or worse. */
  nonResponders: Count,
  judged: Count,
  /** `null`: no value. */
  spread: orNull(Spread),
  /** Every single change, smallest first, in `changeUnit`. */
  changes: Type.Array(Type.Number()),
});
export type MilestoneFigures = Static<typeof MilestoneFigures>;

export const FigureGroup = strictObject({
  /** `all`, a zone, a band of dose, a treatment, `none` or `unknown`. */
  code: Type.String(),
  courses: Count,
  patients: Count,
  /** Under five patients, or one that could be told from the others: counts and figures are kept back. */
  suppressed: Type.Boolean(),
  milestones: Type.Array(MilestoneFigures),
});
export type FigureGroup = Static<typeof FigureGroup>;

/** The courses of one primary measure and view, in one unit. */
export const FigureLine = strictObject({
  metric: Metric,
  view: View,
  unit: Type.String(),
  better: orNull(Type.Enum(['up', 'down'])),
  /** `percent`: of the reference's value, as the error of this measure is kept. */
  changeIn: Type.Enum(['unit', 'percent']),
  /** The smallest detectable change of the method most of them were read by, in what `changes` are in. */
  band: orNull(strictObject({ sdc: Type.Number(), provisional: Type.Boolean(), pairs: Count })),
  methods: Type.Array(strictObject({ method: Type.String(), version: Type.Integer(), readings: Count })),
  groups: Type.Array(FigureGroup),
});
export type FigureLine = Static<typeof FigureLine>;

export const Figures = strictObject({
  on: CalendarDate,
  by: FigureDivision,
  deidentified: Type.Boolean(),
  courses: Count,
  patients: Count,
  /** Patients whose courses are still being worked out, and are missing or shown as they were. */
  pending: Count,
  anchor: strictObject({ clinic: Anchor, otherwise: Count, fallback: Count }),
  lines: Type.Array(FigureLine),
});
export type Figures = Static<typeof Figures>;

export const FigureQuery = strictObject({
  by: Type.Optional(FigureDivision),
  deidentified: Type.Optional(Type.Enum(['yes', 'no'])),
});
export type FigureQuery = Static<typeof FigureQuery>;

export const NewFigureSet = strictObject({ name: Name });
export type NewFigureSet = Static<typeof NewFigureSet>;

/** What a reader of frozen figures must know of how they came about. */
export const FigureMethods = strictObject({
  /** Version of the rules by which a course's outcome is found. */
  rules: Type.Integer(),
  measuring: Type.Record(Type.String(), Type.Union([Type.String(), Type.Number()])),
  anchor: Anchor,
  quartiles: Type.String(),
});
export type FigureMethods = Static<typeof FigureMethods>;

export const FigureSetHead = strictObject({
  id: Id,
  name: Type.String(),
  frozenOn: CalendarDate,
  frozenAt: Instant,
  frozenBy: Type.String(),
  courses: Count,
  patients: Count,
});
export type FigureSetHead = Static<typeof FigureSetHead>;

export const FigureSetList = strictObject({ sets: Type.Array(FigureSetHead) });
export type FigureSetList = Static<typeof FigureSetList>;

export const FigureSet = strictObject({
  ...FigureSetHead.properties,
  methods: FigureMethods,
  figures: Figures,
});
export type FigureSet = Static<typeof FigureSet>;

/** What a frozen set keeps beside its rows: the figures of every division, as they stood. */
export type FrozenFigures = { methods: FigureMethods; figures: Record<FigureDivision, Figures> };

/** A milestone of a course on a day, with its change held against the error in use. */
export type FigureMilestone = Omit<MilestoneOutcome, 'standing' | 'projected' | 'reading'> &
  OutcomeReading & {
    fate: (typeof milestoneFates)[number];
    /** After − before in the unit; `null`: not comparable, or none. */
    change: number | null;
    changePercent: number | null;
    sdc: number | null;
    sdcProvisional: boolean | null;
    sdcPairs: number | null;
    verdict: keyof MilestoneFigures['verdicts'] | null;
  };

/** One course as the figures of a day take it; what a frozen set keeps. */
export type FigureRow = Omit<CourseFigure, 'milestones' | 'yearOfBirth' | 'injectedMl' | 'unit'> & {
  unit: string;
  /** Ten years, at the first session: `30–39`. */
  ageBand: string | null;
  injectedMl: number | null;
  dose: string;
  milestones: FigureMilestone[];
};
