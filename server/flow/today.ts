import type { Actor } from '../../storage/actor.ts';
import type { Store } from '../../storage/open.ts';
import { listGraveEvents } from '../../storage/queries/adverse-events.ts';
import {
  listExpected,
  listMissedVisits,
  listPicturesToLookAt,
  listUnsigned,
} from '../../storage/queries/day-list.ts';
import { listMissed, listUnreviewed, listUnsettled } from '../../storage/queries/milestone-windows.ts';
import { addDays } from '../clinic/dates.ts';
import { movingBaseline, overdueDays, stateOfEmptyWindow } from '../clinic/milestones/windows.ts';
import type { Today } from '../contract/timeline.ts';
import { branchOrFirst } from './branch.ts';
import { todayAt } from './clinic-day.ts';
import { refreshOutgrown } from './refresh-milestones.ts';

/** How far back a picture is still worth a look while its patient may be asked to come again. */
const picturesDays = 14;

/** So long after it was missed a milestone is asked about: later nobody knows any more whether a call is welcome. */
const missedDays = 180;

/** A review that nobody made in so long a time is found under Progress, not pressed for every morning. */
const reviewDays = 90;

/** What a branch has to do on the day it is there: who comes, which milestones are open or
 * overdue, which wait for a doctor's look or signature, which pictures failed. */
export async function todayOf(
  store: Store,
  actor: Actor,
  now: Date,
  branch: string | undefined,
): Promise<Today> {
  const branchId = await branchOrFirst(store, branch);
  const on = await todayAt(store, branchId, now);
  await refreshOutgrown(store, now, branchId, on);
  const unsettled = await listUnsettled(
    store,
    actor,
    branchId,
    on,
    addDays(on, -overdueDays),
    movingBaseline(on),
  );
  return {
    on,
    adverseEvents: await listGraveEvents(store, actor, branchId),
    expected: await listExpected(store, actor, branchId, on),
    missedVisits: await listMissedVisits(store, actor, branchId, {
      from: addDays(on, -missedDays),
      before: on,
    }),
    milestones: unsettled.map((row) => ({
      ...row,
      state: row.triedVisitId === null ? stateOfEmptyWindow(on, row) : 'retake',
    })),
    missed: (
      await listMissed(store, actor, branchId, {
        from: addDays(on, -missedDays),
        before: addDays(on, -overdueDays),
      })
    ).map((row) => ({ ...row, state: 'missed' as const })),
    reviews: await listUnreviewed(store, actor, branchId, on, addDays(on, -reviewDays)),
    unsigned: await listUnsigned(store, actor, branchId, { from: addDays(on, -missedDays), to: on }),
    pictures: await listPicturesToLookAt(store, actor, branchId, addDays(on, -picturesDays), on),
  };
}
