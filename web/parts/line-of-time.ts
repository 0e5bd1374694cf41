import type { AdverseEvent } from '../../server/contract/adverse-events.ts';
import type { Decision } from '../../server/contract/course-plan.ts';
import type { TimelineVisit } from '../../server/contract/timeline.ts';
import { dayOf } from '../dates.ts';

export type Moment = { visit: TimelineVisit } | { event: AdverseEvent } | { decision: Decision };

const momentDay = (moment: Moment, zone: string | undefined): string =>
  'visit' in moment
    ? moment.visit.date
    : 'event' in moment
      ? moment.event.onsetOn
      : dayOf(moment.decision.decidedAt, zone);

/**
 * Visits (newest first, as they come), events and decisions (oldest first) on one line of time, newest first. What began
 * or was decided on the day of a visit, in the branch's zone, stands above it: it followed from it.
 */
export function inOneLine(
  visits: readonly TimelineVisit[],
  events: readonly AdverseEvent[],
  decisions: readonly Decision[] = [],
  zone?: string,
): Moment[] {
  const moments: Moment[] = [
    ...decisions.toReversed().map((decision) => ({ decision })),
    ...events.toReversed().map((event) => ({ event })),
    ...visits.map((visit) => ({ visit })),
  ];
  return moments.sort((a, b) => momentDay(b, zone).localeCompare(momentDay(a, zone)));
}
