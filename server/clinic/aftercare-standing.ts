import type { AftercareStanding } from '../contract/codes.ts';
import type { Visit } from '../contract/visits.ts';

type SessionVisit = Pick<Visit, 'kind' | 'status' | 'session'>;

/**
 * When a session ended (ISO 8601 in UTC): the moment of the injection, which is its last step. `null` where nobody entered
 * it; it is never guessed from the visit's day.
 */
export function sessionEnd({ session }: SessionVisit): string | null {
  const end = session?.injectedAt ?? null;
  return end === null ? null : new Date(end).toISOString();
}

/**
 * Whether the clinic's aftercare follows a visit. A session that was broken off is followed by it once the needle went in;
 * one given elsewhere by the advice of those who gave it, so that no patient holds two sheets that contradict each other.
 */
export function aftercareStanding(visit: SessionVisit): AftercareStanding {
  if (visit.kind !== 'session') return 'no_session';
  if (visit.status === 'cancelled') return 'cancelled';
  if (visit.session?.kind === 'elsewhere') return 'elsewhere';
  // Entered while the patient still sits there: a plan whose injection is noted is a session.
  if (sessionEnd(visit) !== null) return 'runs';
  if (visit.status === 'planned') return 'not_given_yet';
  return visit.session?.kind === 'aborted' ? 'aborted_without_end' : 'end_missing';
}
