import type { Progress } from '../../contract/progress.ts';
import type { CourseFacts } from './facts.ts';
import type { ExpectedSession } from './sessions.ts';

export type AnchorDay = NonNullable<Progress['anchor']>;

/**
 * The day "three months" and "six months" are counted from. A course that ended before its third session, and
 * one whose plan has no third to count from, counts from its last session: `fallback` says so (domain §5).
 */
export function anchorDay(
  facts: Pick<CourseFacts, 'anchor' | 'state'>,
  sessions: readonly ExpectedSession[],
): AnchorDay {
  const code = facts.anchor;
  const last = sessions.at(-1);
  const endedEarly = facts.state !== 'active' && sessions.length < 3;
  const noThird = code === 'third_session' && sessions.length < 3;
  const fallback = last !== undefined && code !== 'last_session' && (endedEarly || noThird);
  const own = { first_session: sessions[0], third_session: sessions[2], last_session: last }[code];
  const session = fallback ? last : own;
  return { code, on: session?.on ?? null, projected: session !== undefined && !session.given, fallback };
}
