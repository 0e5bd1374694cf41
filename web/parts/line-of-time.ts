import type { AdverseEvent } from '../../server/contract/adverse-events.ts';
import type { TimelineVisit } from '../../server/contract/timeline.ts';

export type Moment = { visit: TimelineVisit } | { event: AdverseEvent };

/**
 * Visits (newest first, as they come) and events on one line of time, newest first. What began on the day of a visit
 * stands above it: it followed from it.
 */
export function inOneLine(visits: readonly TimelineVisit[], events: readonly AdverseEvent[]): Moment[] {
  const waiting = events.toReversed();
  const line: Moment[] = [];
  for (const visit of visits) {
    while (waiting[0] && waiting[0].onsetOn >= visit.date)
      line.push({ event: waiting.shift() as AdverseEvent });
    line.push({ visit });
  }
  return [...line, ...waiting.map((event) => ({ event }))];
}
