import type { Milestone } from '../../contract/codes.ts';
import type { MilestoneCard, SessionMark } from '../../contract/progress.ts';
import { addDays } from '../dates.ts';
import { type AnchorDay, anchorDay } from './anchor.ts';
import { type Card, milestoneCard } from './card.ts';
import { visitCounts } from './counting.ts';
import type { CourseFacts } from './facts.ts';
import { expectedSessions, givenSessions, inOrder, sessionNumbering } from './sessions.ts';
import { type Placing, placeMilestone } from './windows.ts';

export type CourseMilestones = {
  anchor: AnchorDay;
  sessions: SessionMark[];
  /** In the order of time: baseline, after the third, three, six and, by setting, twelve months. */
  milestones: Omit<MilestoneCard, 'change'>[];
};

/** The sessions of one course as a chart marks them, by date. */
export function sessionMarks(sessions: CourseFacts['sessions']): SessionMark[] {
  const numbers = sessionNumbering(sessions, sessions);
  return inOrder(sessions).flatMap(({ visitId, on, kind, status }) =>
    status === 'cancelled'
      ? []
      : [{ visitId, on, kind, status, number: numbers.get(visitId)?.sessionNumber ?? null }],
  );
}

/** A late photo is looked for until the next milestone opens: from there on it shows something else. */
function lateUntil(placings: readonly { placing: Placing }[], index: number): string | null {
  const { placing } = placings[index] ?? {};
  if (placing?.kind !== 'open') return null;
  const openings = placings.flatMap((other) =>
    other.placing.kind === 'open' && other.placing.window.opensOn > placing.window.closesOn
      ? [other.placing.window.opensOn]
      : [],
  );
  const next = openings.sort()[0];
  return next === undefined ? null : addDays(next, -1);
}

/** Names on each card the other milestones that the same visit stands for; a late one not accepted does not. */
function withSharing(cards: readonly Card[]): Omit<MilestoneCard, 'change'>[] {
  const counted = (card: Card) => card.visitId !== null && visitCounts(card);
  return cards.map((card) => ({
    ...card,
    sharedWith: cards
      .filter((other) => other !== card && counted(card) && counted(other) && other.visitId === card.visitId)
      .map((other) => other.milestone),
  }));
}

/**
 * The milestones of a course (domain §5), from its facts alone: the sessions with their numbers, the anchor, and
 * one card a milestone with state, window and chosen visit. Ask again whenever a fact changes; nothing is kept.
 */
export function courseMilestones(facts: CourseFacts): CourseMilestones {
  const sessions = expectedSessions(facts);
  const anchor = anchorDay(facts, sessions);
  const asked: Milestone[] = ['baseline', 'after_third', 'three_months', 'six_months'];
  if (facts.twelveMonths) asked.push('twelve_months');
  const placings = asked.map((milestone) => ({
    milestone,
    placing: placeMilestone(milestone, { facts, sessions, anchor }),
  }));
  // A fourth session makes every later photo show four: nothing late can stand for three.
  const hadFourth = givenSessions(facts.sessions).length >= 4;
  const cards = placings.map(({ milestone, placing }, index) => {
    const counting = milestone !== 'baseline' && milestone !== 'after_third';
    return milestoneCard({
      milestone,
      facts,
      placing,
      countedFromLast: counting && anchor.fallback,
      lateUntil: lateUntil(placings, index),
      neverLate: milestone === 'baseline' || (milestone === 'after_third' && hadFourth),
    });
  });
  return { anchor, sessions: sessionMarks(facts.sessions), milestones: withSharing(cards) };
}
