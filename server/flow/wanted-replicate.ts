import type { Actor } from '../../storage/actor.ts';
import type { Store } from '../../storage/open.ts';
import { findCourse } from '../../storage/queries/courses.ts';
import { listMeasurements } from '../../storage/queries/measurements.ts';
import { listVisitPhotos } from '../../storage/queries/photos.ts';
import { findVisit } from '../../storage/queries/visits.ts';
import { pairsNeeded } from '../clinic/repeatability.ts';
import { replicatesToAskFor } from '../clinic/wanted-replicate.ts';
import type { Measurement } from '../contract/measurements.ts';
import { protocols } from '../contract/protocols.ts';
import type { WantedReplicate } from '../contract/repeatability.ts';
import { todayAt } from './clinic-day.ts';
import { found } from './outcome.ts';
import { replicatesOf } from './replicates.ts';

/** Read on a photo by the program: a calliper's value has no replicate to be asked for. */
const isComputed = ({ source }: Measurement) => source === 'algorithm';

/** The one replicate that is asked for at a visit, while the clinic has fewer than ten pairs of that kind, in the unit this head is measured in. */
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
  const values = await listMeasurements(store, actor, visit.patientId);
  for (const line of asked) {
    const { metric, unit, view } = line;
    // An error is known in the unit it was learnt in. A head has values in one, with a scale or without; before its
    // first value it may come to be either.
    const own = values.findLast(
      (value) => value.metric === metric && value.view === view && isComputed(value),
    );
    if (own && own.unit !== unit) continue;
    const pairs = (await replicatesOf(store, actor, line)).pairs.length;
    if (pairs < pairsNeeded) return { wanted: { metric, view, pairs, pairsNeeded } };
  }
  return { wanted: null };
}
