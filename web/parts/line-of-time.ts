import type { AdverseEvent } from '../../server/contract/adverse-events.ts';
import type { Decision } from '../../server/contract/course-plan.ts';
import type { TimelineVisit } from '../../server/contract/timeline.ts';

export type Moment = { visit: TimelineVisit } | { event: AdverseEvent } | { decision: Decision };

const dayOf = (moment: Moment): string =>
  'visit' in moment
    ? moment.visit.date
    : 'event' in moment
      ? moment.event.onsetOn
      : moment.decision.decidedAt.slice(0, 10);

/**
 * Visits (newest first, as they come), events and decisions (oldest first) on one line of time, newest first. What began
 * or was decided on the day of a visit stands above it: it followed from it.
 */
export function inOneLine(
  visits: readonly TimelineVisit[],
  events: readonly AdverseEvent[],
  decisions: readonly Decision[] = [],
): Moment[] {
  const moments: Moment[] = [
    ...decisions.toReversed().map((decision) => ({ decision })),
    ...events.toReversed().map((event) => ({ event })),
    ...visits.map((visit) => ({ visit })),
  ];
  return moments.sort((a, b) => dayOf(b).localeCompare(dayOf(a)));
}
