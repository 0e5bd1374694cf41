import type { Milestone } from '../../contract/codes.ts';
import type { Reason } from '../../contract/fields.ts';
import { addDays, addMonths, daysBetween, earlier } from '../dates.ts';
import { reason } from '../reason.ts';
import type { AnchorDay } from './anchor.ts';
import type { CourseFacts } from './facts.ts';
import type { ExpectedSession } from './sessions.ts';

/** Both edges belong to the window. `projected`: it stands on a session that was not given yet. */
export type Window = { opensOn: string; targetOn: string; closesOn: string; projected: boolean };

/**
 * `open`: the window is known. `unplanned`: it will be once a session is given or planned.
 * `not_applicable`: the course can have no such milestone, and why.
 */
export type Placing =
  | { kind: 'open'; window: Window }
  | { kind: 'unplanned' }
  | { kind: 'not_applicable'; reason: Reason };

const unplanned: Placing = { kind: 'unplanned' };

/** Days before session 1 that a photo may be old and still be a baseline. */
export const baselineDays = 90;
/** Days after closing during which a milestone is overdue; then it is missed. */
export const overdueDays = 60;

const afterThird = { opensDays: 14, targetDays: 28, closesDays: 45 };
const months = {
  three_months: { months: 3, eitherSideDays: 14 },
  six_months: { months: 6, eitherSideDays: 30 },
  twelve_months: { months: 12, eitherSideDays: 45 },
};

type Placed = {
  facts: Pick<CourseFacts, 'state'>;
  sessions: readonly ExpectedSession[];
  anchor: AnchorDay;
};

function nothing({ facts }: Placed): Placing {
  if (facts.state === 'active') return unplanned;
  return { kind: 'not_applicable', reason: reason('no_session_given', 'warn', {}) };
}

function baselineWindow(placed: Placed): Placing {
  const first = placed.sessions[0];
  if (!first) return nothing(placed);
  const opensOn = addDays(first.on, -baselineDays);
  return {
    kind: 'open',
    window: { opensOn, targetOn: first.on, closesOn: first.on, projected: !first.given },
  };
}

/**
 * The fourth session's injection closes the window if it comes earlier; the photos taken before it count. A
 * fourth session before the opening leaves that one day, the only one that shows three sessions and no more.
 */
function afterThirdWindow(placed: Placed): Placing {
  const { sessions } = placed;
  if (sessions.length === 0) return nothing(placed);
  const [third, fourth] = [sessions[2], sessions[3]];
  if (!third) {
    const { state } = placed.facts;
    const code = state === 'active' ? 'fewer_than_three_sessions_planned' : 'ended_before_third_session';
    return { kind: 'not_applicable', reason: reason(code, 'warn', { sessions: sessions.length }) };
  }
  const lastDay = addDays(third.on, afterThird.closesDays);
  const closesOn = fourth?.given ? earlier(lastDay, fourth.on) : lastDay;
  return {
    kind: 'open',
    window: {
      opensOn: earlier(addDays(third.on, afterThird.opensDays), closesOn),
      targetOn: addDays(third.on, afterThird.targetDays),
      closesOn,
      projected: !third.given,
    },
  };
}

function monthsWindow(placed: Placed, rule: { months: number; eitherSideDays: number }): Placing {
  const { anchor } = placed;
  if (anchor.on === null) return nothing(placed);
  const targetOn = addMonths(anchor.on, rule.months);
  return {
    kind: 'open',
    window: {
      opensOn: addDays(targetOn, -rule.eitherSideDays),
      targetOn,
      closesOn: addDays(targetOn, rule.eitherSideDays),
      projected: anchor.projected,
    },
  };
}

/** Where a milestone of the course stands in time (the table of domain §5). */
export function placeMilestone(milestone: Milestone, placed: Placed): Placing {
  if (milestone === 'baseline') return baselineWindow(placed);
  if (milestone === 'after_third') return afterThirdWindow(placed);
  return monthsWindow(placed, months[milestone]);
}

/**
 * The baseline window of a first session that is expected `today` at the earliest: nobody planned one, or its day has
 * passed without it. It moves along with the days.
 */
export function movingBaseline(today: string): Window {
  return { opensOn: addDays(today, -baselineDays), targetOn: today, closesOn: today, projected: true };
}

/** Whether a day lies in the window, both edges included. */
export function inWindow(on: string, window: Pick<Window, 'opensOn' | 'closesOn'>): boolean {
  return window.opensOn <= on && on <= window.closesOn;
}

/** What a window without photos says on a day. A window still to be earned by a session is never closed. */
export function stateOfEmptyWindow(
  today: string,
  window: Pick<Window, 'opensOn' | 'closesOn'>,
): 'due' | 'overdue' | 'missed' | 'upcoming' {
  if (today < window.opensOn) return 'upcoming';
  if (today <= window.closesOn) return 'due';
  return daysBetween(window.closesOn, today) <= overdueDays ? 'overdue' : 'missed';
}
