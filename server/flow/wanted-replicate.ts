import type { Actor } from '../../storage/actor.ts';
import type { Store } from '../../storage/open.ts';
import { findCourse } from '../../storage/queries/courses.ts';
import { listVisitPhotos } from '../../storage/queries/photos.ts';
import { findVisit } from '../../storage/queries/visits.ts';
import { pairsNeeded } from '../clinic/repeatability.ts';
import { replicatesToAskFor } from '../clinic/wanted-replicate.ts';
import { protocols } from '../contract/protocols.ts';
import type { WantedReplicate } from '../contract/repeatability.ts';
import { todayAt } from './clinic-day.ts';
import { found } from './outcome.ts';
import { replicatesOf } from './replicates.ts';

/** The one replicate that is asked for at a visit, while the clinic has fewer than ten pairs of that kind. */
export async function wantedReplicate(
  store: Store,
  actor: Actor,
  now: Date,
  visitId: string,
): Promise<WantedReplicate> {
  const visit = found(await findVisit(store, actor, visitId));
  const course = visit.courseId === null ? undefined : await findCourse(store, actor, visit.courseId);
  const asked = replicatesToAskFor({
    visit: { ...visit, injectedAt: visit.session?.injectedAt ?? null },
    today: await todayAt(store, visit.branchId, now),
    photos: await listVisitPhotos(store, actor, visitId),
    primaryView: course?.primaryView ?? protocols[visit.pattern].primaryView,
  });
  for (const { metric, view } of asked) {
    // With a scale on the head or without: what is measured in either unit teaches the same error.
    const units = asked.filter((line) => line.metric === metric && line.view === view);
    const counts = units.map(async (line) => (await replicatesOf(store, actor, line)).pairs.length);
    const pairs = Math.max(...(await Promise.all(counts)));
    if (pairs < pairsNeeded) return { wanted: { metric, view, pairs, pairsNeeded } };
  }
  return { wanted: null };
}
