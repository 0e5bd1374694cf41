import type { Pattern, Sex, TreatmentKind, View } from '../../contract/codes.ts';
import type { Person, Shot } from '../scalp/person.ts';

/**
 * The stages of a course that a planned patient may be photographed at, in order of time; `consultation` lies before the
 * first session.
 */
export const stages = [
  'consultation',
  'session_1',
  'session_2',
  'session_3',
  'after_third',
  'three_months',
  'six_months',
] as const;
export type Stage = (typeof stages)[number];

/** Days of each stage from the first session: monthly sessions, reviews where the milestones aim. */
export const stageDays: Readonly<Record<Stage, number>> = {
  consultation: -14,
  session_1: 0,
  session_2: 30,
  session_3: 61,
  after_third: 89,
  three_months: 152,
  six_months: 244,
};

/** What is true of a head on one visit, and what is done there. */
export type StagePlan = {
  /** Share of the hair lost where the pattern is fullest; hair that grows back makes it smaller. */
  loss: number;
  partWidthMm?: readonly [number, number, number];
  views: readonly View[];
  /** Days from the first session, where it is not the usual one of the stage. */
  onDay?: number;
  /** The primary view once more, posed and combed anew. */
  replicate?: true;
  /** Read with a hand-held trichoscope at the crown, hairs/cm² and µm. */
  density?: number;
  calibre?: number;
  /** Read with a calliper at the middle point of the part, mm. */
  callipers?: number;
  /** The stage that was seen: it describes, and hardly ever moves with the hair. */
  norwood?: string;
  sinclair?: string;
  /** Hairs that came out of 60 pulled. */
  pull?: number;
  /** The patient's answers, 0–10. */
  shedding?: number;
  satisfaction?: number;
  light?: Shot['light'];
  note?: string;
};

/** What else is done to the hair, from so many days after the first session on. */
export type OtherTreatmentPlan = { kind: TreatmentKind; name?: string; onDay: number; untilDay?: number };

/** One synthetic patient: who, what head, and the course. */
export type PatientPlan = {
  code: string;
  name: string;
  sex: Sex;
  pattern: Pattern;
  yearOfBirth: number;
  /** What this patient is in the demonstration for; kept as the patient's note. */
  shows: string;
  head: Person;
  lengthMm: number;
  /** Days from the first session to the day of the demonstration. */
  begunDaysAgo: number;
  stages: Partial<Record<Stage, StagePlan>>;
  /** A stage that is expected on the day of the demonstration itself. */
  expectedToday?: Stage;
  treatments?: readonly OtherTreatmentPlan[];
  /** The day after the first session on which the course was given up, and why. */
  stopped?: { onDay: number; reason: string };
};

export const primaryViewOf = ({ pattern }: Pick<PatientPlan, 'pattern'>): View =>
  pattern === 'male' ? 'vertex' : 'superior';
