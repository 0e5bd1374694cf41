import { addDays, later } from '../dates.ts';
import type { CourseFacts, SessionFact } from './facts.ts';

/** Whether a session, once given, counts: initial ones do, maintenance never, others when a doctor says so. */
function wouldCount(session: Pick<SessionFact, 'kind' | 'counts'>): boolean {
  if (session.kind === 'initial') return true;
  return session.kind !== 'maintenance' && session.counts === true;
}

/** By date; two on one day always the same way round. */
export function inOrder(sessions: readonly SessionFact[]): SessionFact[] {
  return [...sessions].sort((a, b) => {
    const [first, second] = [`${a.on} ${a.visitId}`, `${b.on} ${b.visitId}`];
    return first < second ? -1 : Number(first > second);
  });
}

/** The sessions that were given and count, by date. */
export function givenSessions(sessions: readonly SessionFact[]): SessionFact[] {
  return inOrder(sessions.filter((session) => session.status === 'done' && wouldCount(session)));
}

/** The sessions that stand in the calendar and will count, by date. */
export function plannedSessions(sessions: readonly SessionFact[]): SessionFact[] {
  return inOrder(sessions.filter((session) => session.status === 'planned' && wouldCount(session)));
}

/** A day a session was given on, or is to be expected on. */
export type ExpectedSession = { on: string; given: boolean };

/**
 * Given sessions, then those in the calendar, then those the plan still lacks, `intervalDays` apart. What was
 * planned for a day gone by is expected today at the earliest. Nothing is expected of a course that has ended,
 * nor where no session was ever given or planned.
 */
export function expectedSessions(
  facts: Pick<CourseFacts, 'sessions' | 'state' | 'today' | 'sessionsPlanned' | 'intervalDays'>,
): ExpectedSession[] {
  const expected = givenSessions(facts.sessions).map(({ on }) => ({ on, given: true }));
  if (facts.state !== 'active') return expected;
  for (const { on } of plannedSessions(facts.sessions)) {
    expected.push({ on: later(on, facts.today), given: false });
  }
  for (let last = expected.at(-1); last && expected.length < facts.sessionsPlanned; last = expected.at(-1)) {
    expected.push({ on: later(addDays(last.on, facts.intervalDays), facts.today), given: false });
  }
  return expected;
}

export type VisitNumbering = {
  /** Its place among the sessions that count; a planned one has the place it will take. `null`: does not count. */
  sessionNumber: number | null;
  /** Counting sessions whose effect photos taken before that day's injection show. */
  sessionsGivenBefore: number;
};

/**
 * For each visit its session number and how many sessions its photos show the effect of: photos at session n
 * are taken before that injection, so they show sessions 1 … n − 1.
 */
export function sessionNumbering(
  sessions: readonly SessionFact[],
  visits: readonly { visitId: string; on: string }[],
): Map<string, VisitNumbering> {
  const given = givenSessions(sessions);
  const places = new Map(
    [...given, ...plannedSessions(sessions)].map((session, index) => [session.visitId, index + 1]),
  );
  return new Map(
    visits.map(({ visitId, on }) => {
      const sessionNumber = places.get(visitId) ?? null;
      const own = given.findIndex((session) => session.visitId === visitId);
      const sessionsGivenBefore = own >= 0 ? own : given.filter((session) => session.on < on).length;
      return [visitId, { sessionNumber, sessionsGivenBefore }];
    }),
  );
}
