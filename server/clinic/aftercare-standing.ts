import type { AftercareStanding } from '../contract/codes.ts';
import type { Visit } from '../contract/visits.ts';

type SessionVisit = Pick<Visit, 'kind' | 'status' | 'session' | 'record'>;

/**
 * When a session ended (ISO 8601 in UTC): as its record says, else the moment of the injection, which is its last step.
 * `null` where nobody entered either; it is never guessed from the visit's day.
 */
export function sessionEnd({ session, record }: SessionVisit): string | null {
  const injectedAt = session?.injectedAt ?? null;
  // One that was broken off before the needle ended too, and nothing follows from it.
  if (session?.kind === 'aborted' && injectedAt === null) return null;
  const end = record.endedAt ?? injectedAt;
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
