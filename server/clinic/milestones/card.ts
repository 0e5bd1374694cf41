import type { Milestone, MilestoneState } from '../../contract/codes.ts';
import type { Reason } from '../../contract/fields.ts';
import type { MilestoneCard } from '../../contract/progress.ts';
import { daysBetween } from '../dates.ts';
import { reason } from '../reason.ts';
import {
  chooseVisit,
  comparablePhoto,
  firstLateVisit,
  nearestWithPhotos,
  whyNotComparable,
} from './choose-visit.ts';
import type { CourseFacts, ReviewFact, VisitFact } from './facts.ts';
import { movingBaseline, type Placing, stateOfEmptyWindow, type Window } from './windows.ts';

/** A card without what only the whole course knows (`sharedWith`) or what measuring adds (`change`). */
export type Card = Omit<MilestoneCard, 'change' | 'sharedWith'>;

export type CardInput = {
  milestone: Milestone;
  facts: CourseFacts;
  placing: Placing;
  /** Months are counted from the last session, because there is no third. */
  countedFromLast: boolean;
  /** A late visit is looked for up to this day; `null`: without end. */
  lateUntil: string | null;
  /** No later photo can make up for this milestone. */
  neverLate: boolean;
};

function latestReview(facts: CourseFacts, milestone: Milestone): ReviewFact | undefined {
  return facts.reviews
    .filter((review) => review.milestone === milestone)
    .reduce<ReviewFact | undefined>(
      (last, review) => (last && last.at > review.at ? last : review),
      undefined,
    );
}

/**
 * Without a first session in sight a baseline photo may be taken now: the last 90 days stand in for the window,
 * and no dates are promised.
 */
function assumedWindow({ facts, milestone }: CardInput): Window | null {
  return milestone === 'baseline' ? movingBaseline(facts.today) : null;
}

/** What a visit that stands for the milestone makes of it, and which views it lacks. */
function standingOf(visit: VisitFact, facts: CourseFacts) {
  const wanted = [...new Set([facts.primaryView, ...facts.requiredViews])];
  const missingViews = wanted.filter((view) => !comparablePhoto(visit, view));
  const primary = comparablePhoto(visit, facts.primaryView);
  const state: MilestoneState = !primary ? 'retake' : missingViews.length > 0 ? 'partial' : 'complete';
  const explained = primary ? missingViews : [facts.primaryView];
  const reasons = explained.flatMap((view) => whyNotComparable(visit, view));
  return {
    state,
    missingViews,
    reasons,
    visitId: visit.visitId,
    photoId: primary?.photoId ?? null,
    triedVisitId: primary ? null : visit.visitId,
  };
}

function lateness(visit: VisitFact, window: Window | null): number | null {
  return window && visit.on > window.closesOn ? daysBetween(window.closesOn, visit.on) : null;
}

/** A doctor settled the visit while it lay inside the window, and the sessions that make the window moved since. */
function movedSince(visit: VisitFact, window: Window | null, acceptLate: boolean): Reason[] {
  if (window === null) return [];
  if (visit.on < window.opensOn) return [reason('reviewed_before_move_early', 'warn', {})];
  if (visit.on <= window.closesOn || acceptLate) return [];
  return [reason('reviewed_before_move_late', 'warn', {})];
}

/** A window that nothing stands for: retake where there are photos, otherwise what the day says. */
function unfilled(input: CardInput, window: Window | null): Partial<Card> & { state: MilestoneState } {
  const { facts } = input;
  const missingViews = facts.requiredViews;
  if (!window) return { state: 'upcoming', missingViews };
  const tried = nearestWithPhotos(facts.visits, window);
  const late = input.neverLate
    ? undefined
    : firstLateVisit(facts.visits, window, facts.primaryView, input.lateUntil);
  const shownLate = late && {
    visitId: late.visitId,
    photoId: comparablePhoto(late, facts.primaryView)?.photoId ?? null,
    lateByDays: lateness(late, window),
  };
  const reasons: Reason[] = tried ? whyNotComparable(tried, facts.primaryView) : [];
  const state = tried ? 'retake' : stateOfEmptyWindow(facts.today, window);
  return { state, missingViews, reasons, triedVisitId: tried?.visitId ?? null, ...shownLate };
}

/**
 * The card of one milestone, its states in the order of domain §5. A doctor's review freezes the visit: it
 * stands even where sessions were moved since, and is named late where it is.
 */
export function milestoneCard(input: CardInput): Card {
  const { milestone, facts, placing } = input;
  const empty: Card = {
    milestone,
    state: 'not_applicable',
    opensOn: null,
    targetOn: null,
    closesOn: null,
    projected: false,
    visitId: null,
    photoId: null,
    triedVisitId: null,
    lateByDays: null,
    lateAccepted: false,
    reviewedAt: null,
    missingViews: [],
    reasons: [],
  };
  if (placing.kind === 'not_applicable') return { ...empty, reasons: [placing.reason] };
  const dated = placing.kind === 'open' ? placing.window : null;
  const window = dated ?? assumedWindow(input);
  const card: Card = { ...empty, projected: true, ...dated };

  const review = latestReview(facts, milestone);
  const frozen = review && facts.visits.find((visit) => visit.visitId === review.visitId);
  const chosen = frozen ?? (window ? chooseVisit(facts.visits, window, facts.primaryView) : undefined);
  const filled = chosen ? standingOf(chosen, facts) : unfilled(input, window);
  const acceptLate = frozen !== undefined && review?.acceptLate === true;
  const reasons = [
    ...(filled.reasons ?? []),
    ...(frozen ? movedSince(frozen, window, acceptLate) : []),
    ...(input.countedFromLast ? [reason('counted_from_last_session', 'pass', {})] : []),
  ];
  if (!chosen) return { ...card, ...filled, reasons };
  const lateByDays = lateness(chosen, window);
  const lateAccepted = lateByDays !== null && acceptLate;
  return {
    ...card,
    ...filled,
    reasons,
    lateByDays,
    lateAccepted,
    reviewedAt: frozen ? (review?.at ?? null) : null,
  };
}
