import type { Store } from '../../storage/open.ts';
import type { SessionFollow } from '../../storage/queries/visits.ts';
import { reason } from '../clinic/reason.ts';
import { type SessionDay, sameClockOn } from '../clinic/record/session-times.ts';
import type { Visit, VisitChange } from '../contract/visits.ts';
import { todayAt, zoneOf } from './clinic-day.ts';
import { reasonSentences } from './reason-sentences.ts';

type Placed = Pick<Visit, 'date' | 'branchId'>;

/** The day of a visit and the clock it is read by. */
export const dayOf = async (store: Store, { date, branchId }: Placed): Promise<SessionDay> => ({
  on: date,
  timeZone: await zoneOf(store, branchId),
});

/**
 * A visit's change with what goes with it where it puts a session on another day or to another branch: its times show
 * the same clock there, and a day that is yet to come has none.
 */
export async function withItsTimes(
  store: Store,
  now: Date,
  before: Visit,
  change: VisitChange,
): Promise<{ change: VisitChange; follow?: SessionFollow }> {
  const after = { ...before, ...change };
  const [from, to] = [await dayOf(store, before), await dayOf(store, after)];
  if (from.on === to.on && from.timeZone === to.timeZone) return { change };
  const isAhead = to.on > (await todayAt(store, after.branchId, now));
  const follow = (at: string) => (isAhead ? null : sameClockOn(at, from, to));
  const injectedAt = before.session?.injectedAt;
  return {
    change: injectedAt
      ? { ...change, session: { injectedAt: follow(injectedAt), ...change.session } }
      : change,
    follow: {
      times: ({ startedAt, endedAt }) => ({
        ...(startedAt && { startedAt: follow(startedAt) }),
        ...(endedAt && { endedAt: follow(endedAt) }),
      }),
      why: reasonSentences([reason('session_moved', 'warn', { fromOn: from.on, on: to.on })], 'en'),
    },
  };
}
