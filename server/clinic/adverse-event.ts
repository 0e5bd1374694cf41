import type { AdverseEvent } from '../contract/adverse-events.ts';
import type { Reason } from '../contract/fields.ts';
import { reason } from './reason.ts';

/** A reading of the branch's clock: `YYYY-MM-DD` and `HH:MM`. */
export type WallClock = { day: string; time: string };

type Told = Pick<
  AdverseEvent,
  'term' | 'description' | 'onsetOn' | 'onsetTime' | 'durationMinutes' | 'endedOn' | 'grade' | 'outcome'
>;

/** Why an adverse event cannot be as it was entered; empty where it can. */
export function adverseEventProblems(told: Told, now: WallClock): Reason[] {
  const { term, description, onsetOn, onsetTime, durationMinutes, endedOn, grade, outcome } = told;
  const found: Reason[] = [];
  const beginsLater = onsetOn > now.day || (onsetOn === now.day && (onsetTime ?? '') > now.time);
  if (beginsLater || (endedOn ?? '') > now.day) found.push(reason('adverse_event_in_future', 'refuse', {}));
  if (endedOn !== null && endedOn < onsetOn) {
    found.push(reason('adverse_event_ended_before_onset', 'refuse', {}));
  }
  if (endedOn !== null && durationMinutes !== null) {
    found.push(reason('adverse_event_two_ends', 'refuse', {}));
  }
  if (term === 'other' && description === null) found.push(reason('adverse_event_unnamed', 'refuse', {}));
  if (outcome !== null && (grade === 5) !== (outcome === 'died')) {
    found.push(reason('adverse_event_death_ungraded', 'refuse', {}));
  }
  return found;
}
