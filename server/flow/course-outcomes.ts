import { system } from '../../storage/actor.ts';
import type { Store } from '../../storage/open.ts';
import { findClinic } from '../../storage/queries/clinic.ts';
import {
  countStaleOutcomes,
  type FoundOutcomes,
  listStaleOutcomes,
  replaceOutcomes,
} from '../../storage/queries/course-outcomes.ts';
import { listCourses } from '../../storage/queries/courses.ts';
import { listMeasurements } from '../../storage/queries/measurements.ts';
import { findPatient } from '../../storage/queries/patients.ts';
import { listSessionRecords, type SessionWithRecord } from '../../storage/queries/session-records.ts';
import { listVisits } from '../../storage/queries/visits.ts';
import { coTreatments } from '../clinic/figures/co-treatments.ts';
import { courseDose } from '../clinic/figures/dose.ts';
import { visitCounts } from '../clinic/milestones/counting.ts';
import { courseMilestones } from '../clinic/milestones/course-milestones.ts';
import { givenSessions } from '../clinic/milestones/sessions.ts';
import type { Change } from '../contract/change.ts';
import type { CourseOutcome, MilestoneOutcome, OutcomeReading } from '../contract/course-outcome.ts';
import type { Course } from '../contract/courses.ts';
import type { Measurement } from '../contract/measurements.ts';
import type { MilestoneCard } from '../contract/progress.ts';
import type { Visit } from '../contract/visits.ts';
import { todayAt } from './clinic-day.ts';
import { loadCourseFacts, loadPatientFacts, type PatientFacts } from './course-facts.ts';
import { changeOfCard } from './progress.ts';
import { progressSeries, seriesVisits } from './progress-series.ts';
import { visitNumbering } from './visit-numbering.ts';

/** Raised whenever an outcome is found by other rules; those of earlier ones are found anew. */
export const outcomeRules = 2;

type Card = Omit<MilestoneCard, 'change'>;

function standingOf(card: Card): MilestoneOutcome['standing'] {
  if (card.state === 'not_applicable') return 'not_applicable';
  if (card.visitId !== null && !visitCounts(card)) return 'late';
  if (card.state === 'complete' || card.state === 'partial') return 'comparable';
  return card.state === 'retake' ? 'retake' : 'empty';
}

function readingOf(change: Change | null): OutcomeReading | null {
  if (change === null) return null;
  const { before, after, method, methodVersion, source, site, verdict } = change;
  const refusal = verdict.code === 'not_comparable' ? (verdict.reason?.code ?? 'not_comparable') : null;
  return { before, after, method, methodVersion, source, site, refusal };
}

type Loaded = {
  store: Store;
  facts: PatientFacts;
  visits: readonly Visit[];
  /** What a doctor signed: a draft may still be anything. */
  signed: readonly SessionWithRecord[];
  values: readonly Measurement[];
  setting: { today: string; twelveMonths: boolean };
};

async function outcomeOf(course: Course, loaded: Loaded): Promise<CourseOutcome> {
  const { store, facts, visits, signed, values, setting } = loaded;
  const { primaryMetric: metric, primaryView: view } = course;
  const asked = await loadCourseFacts(store, system, course, setting, facts);
  const { anchor, milestones } = courseMilestones(asked);
  const measured = await progressSeries({
    facts,
    values: values.filter((value) => value.metric === metric),
    numbers: visitNumbering(facts.sessions, visits),
    ...seriesVisits(visits),
    primary: { metric, view },
    // What is kept is what was read: it is judged by the error that is known when figures are asked for.
    ownError: async () => null,
  });
  const primary = measured.find(({ series }) => series.primary);
  const given = givenSessions(asked.sessions);
  const from = primary?.referenceOn ?? given[0]?.on ?? null;
  const dayOf = new Map(visits.map(({ id, date }) => [id, date]));
  const outcome = (card: Card): MilestoneOutcome => {
    const visitOn = (card.visitId && dayOf.get(card.visitId)) ?? null;
    const to = visitOn ?? card.targetOn;
    return {
      milestone: card.milestone,
      opensOn: card.opensOn,
      targetOn: card.targetOn,
      closesOn: card.closesOn,
      projected: card.projected,
      standing: standingOf(card),
      visitOn,
      lateByDays: card.lateByDays,
      lateAccepted: card.lateAccepted,
      reviewed: card.reviewedAt !== null,
      reading: readingOf(changeOfCard(card, primary)),
      coTreatments: from === null || to === null ? [] : coTreatments(facts.treatments, from, to),
    };
  };
  const givenIds = new Set(given.map(({ visitId }) => visitId));
  return {
    metric,
    view,
    unit: primary?.series.unit ?? null,
    anchor: anchor.code,
    anchorFallback: anchor.fallback,
    firstSessionOn: given[0]?.on ?? null,
    sessionsGiven: given.length,
    ...courseDose(signed.filter(({ visitId }) => givenIds.has(visitId)).map(({ record }) => record)),
    milestones: milestones.filter(({ milestone }) => milestone !== 'baseline').map(outcome),
  };
}

/** How the courses of a patient went; of one who is not there, none. */
async function outcomesOf(store: Store, now: Date, patientId: string): Promise<Map<string, CourseOutcome>> {
  const outcomes = new Map<string, CourseOutcome>();
  const patient = await findPatient(store, system, patientId);
  const courses = patient ? await listCourses(store, system, patientId) : [];
  if (patient === undefined || courses.length === 0) return outcomes;
  const [facts, visits, records, values, clinic, today] = await Promise.all([
    loadPatientFacts(store, system, patientId),
    listVisits(store, system, patientId),
    listSessionRecords(store, system, { patientId }),
    listMeasurements(store, system, patientId),
    findClinic(store),
    todayAt(store, patient.branchId, now),
  ]);
  const setting = { today, twelveMonths: clinic?.twelveMonths ?? false };
  const signed = records.filter(({ state }) => state === 'signed');
  for (const course of courses) {
    outcomes.set(course.id, await outcomeOf(course, { store, facts, visits, signed, values, setting }));
  }
  return outcomes;
}

/** How often outcomes were written since the start: who worked something out of them asks whether it still holds. */
const rounds = new WeakMap<Store, number>();
export const outcomeRounds = (store: Store): number => rounds.get(store) ?? 0;

/** For how long, until when, and who hears of a patient that failed. */
export type CatchingUp = {
  budgetMs?: number;
  signal?: AbortSignal;
  failed?: (patientId: string, error: unknown) => void;
};

/** Patients whose outcomes are written in one go: a commit of each alone took half of the time. */
const atOnce = 50;

/**
 * Finds the outcomes that are behind, for at most so long or until `signal`, letting other requests in between. Answers how
 * many patients are still behind: a clinic of thousands after an update, and nobody otherwise. A patient of whom they cannot
 * be found stays behind, is told to `failed`, and holds nobody else up.
 */
export async function catchUpOutcomes(
  store: Store,
  now: Date,
  { budgetMs = Number.POSITIVE_INFINITY, signal, failed = () => undefined }: CatchingUp = {},
): Promise<number> {
  const started = performance.now();
  const isOver = () => signal?.aborted === true || performance.now() - started > budgetMs;
  const skipped = new Set<string>();
  for (;;) {
    const stale = await listStaleOutcomes(store, outcomeRules, atOnce + skipped.size);
    const behind = stale.filter(({ patientId }) => !skipped.has(patientId));
    if (behind.length === 0) return skipped.size;
    const found: FoundOutcomes[] = [];
    for (const { patientId, changes } of behind) {
      if (isOver()) break;
      try {
        found.push({ patientId, outcomes: await outcomesOf(store, now, patientId), changesSeen: changes });
      } catch (error) {
        skipped.add(patientId);
        failed(patientId, error);
      }
      // Storage answers at once: without a pause nobody else would be heard.
      await new Promise((resolve) => setImmediate(resolve));
    }
    await replaceOutcomes(store, outcomeRules, found);
    rounds.set(store, outcomeRounds(store) + 1);
    if (isOver()) return countStaleOutcomes(store, outcomeRules);
  }
}
