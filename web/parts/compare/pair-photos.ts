import { type View, views } from '../../../server/contract/codes.ts';
import type { Comparison } from '../../../server/contract/compare.ts';
import type { Progress } from '../../../server/contract/progress.ts';
import type { Timeline, TimelinePhoto, TimelineVisit } from '../../../server/contract/timeline.ts';

/** A photo that may hang on either side. */
export interface PairPhoto {
  photo: TimelinePhoto;
  visit: TimelineVisit;
  isReference: boolean;
}

export interface Pair {
  view: View;
  beforeId: string;
  afterId: string;
}

/** All photos of a view that stand for their visit, the earliest first. Replicates only serve to learn the measuring error. */
export function photosOfView({ visits, references }: Timeline, view: View): PairPhoto[] {
  const referenceId = references.find((each) => each.view === view)?.photoId;
  return visits
    .flatMap((visit) =>
      visit.photos.map((photo) => ({ visit, photo, isReference: photo.id === referenceId })),
    )
    .filter(({ photo }) => photo.view === view && photo.state === 'current' && photo.purpose !== 'replicate')
    .sort((a, b) => order(a).localeCompare(order(b)));
}

const order = ({ visit, photo }: PairPhoto) =>
  `${visit.date} ${photo.timing === 'before_injection' ? 'a' : 'b'} ${photo.id}`;

/** The views that have something to compare, in the order of a protocol. */
export const comparableViews = (timeline: Timeline): View[] =>
  views.filter((view) => photosOfView(timeline, view).length >= 2);

/** The view of two named photos, where both are of one view. */
export function namedPair(timeline: Timeline, beforeId = '', afterId = ''): Pair | null {
  const photos = timeline.visits.flatMap((visit) => visit.photos);
  const [before, after] = [beforeId, afterId].map((id) => photos.find((photo) => photo.id === id));
  return before && after && before.view === after.view ? { view: before.view, beforeId, afterId } : null;
}

/**
 * The right pair of a view: its reference against the latest photo comparable with it; without such a one
 * against the latest there is. `null`: fewer than two photos.
 */
export function rightPair(timeline: Timeline, progress: Progress | undefined, view: View): Pair | null {
  const photos = photosOfView(timeline, view);
  const before = photos.find((each) => each.isReference) ?? photos[0];
  if (!before) return null;
  const comparable = new Set(
    progress?.series
      .filter((series) => series.view === view)
      .flatMap((series) => series.points.filter((point) => point.comparable).map((point) => point.photoId)),
  );
  const others = photos.filter(({ photo }) => photo.id !== before.photo.id);
  const uninjured = others.filter(({ photo }) => photo.timing === 'before_injection');
  const after = others.findLast(({ photo }) => comparable.has(photo.id)) ?? uninjured.at(-1) ?? others.at(-1);
  return after ? { view, beforeId: before.photo.id, afterId: after.photo.id } : null;
}

/** The pair to open with: the course's primary view, else the first view that has two photos. */
export function openingPair(timeline: Timeline, progress: Progress | undefined, view?: string): Pair | null {
  const possible = comparableViews(timeline);
  const primary = progress?.course?.primaryView ?? timeline.courses.at(-1)?.primaryView;
  const chosen =
    possible.find((each) => each === view) ?? possible.find((each) => each === primary) ?? possible[0];
  return chosen ? rightPair(timeline, progress, chosen) : null;
}

export const leastInGrid = 2;
export const mostInGrid = 6;

/**
 * What the grid shows, the earliest first: the photos that were asked for, else all; where there are more than it holds,
 * the pair that hangs, the reference, those of visits that carry a milestone and the latest.
 */
export function gridPhotos(
  timeline: Timeline,
  view: View,
  asked: readonly string[],
  pair: readonly string[] = [],
): PairPhoto[] {
  const photos = photosOfView(timeline, view);
  const named = photos.filter(({ photo }) => asked.includes(photo.id)).slice(0, mostInGrid);
  if (named.length >= leastInGrid) return named;
  if (photos.length <= mostInGrid) return photos;
  const before = photos.filter(({ photo }) => photo.timing === 'before_injection');
  const hangs = ({ photo }: PairPhoto) => pair.includes(photo.id);
  const tells = (each: PairPhoto) =>
    before.includes(each) && (each.isReference || each.visit.milestones.length > 0 || each === before.at(-1));
  const telling = photos.filter((each) => hangs(each) || tells(each));
  const rest = telling.length >= leastInGrid ? telling : photos;
  // The pair the finding speaks of stays; of the others the latest.
  const others = rest.filter((each) => !hangs(each)).slice(-(mostInGrid - rest.filter(hangs).length));
  return rest.filter((each) => hangs(each) || others.includes(each));
}

/** The photo a step earlier or later on the after side; the before photo is stepped over. */
export function steppedAfter(timeline: Timeline, pair: Pair, step: -1 | 1): Pair {
  const photos = photosOfView(timeline, pair.view).filter(({ photo }) => photo.id !== pair.beforeId);
  const here = photos.findIndex(({ photo }) => photo.id === pair.afterId);
  const next = photos[here + step];
  return next && here >= 0 ? { ...pair, afterId: next.photo.id } : pair;
}

/**
 * The change that the finding speaks of: of the course's primary metric the first, as on Progress (the server orders
 * them), else the first measured on both.
 */
export function primaryChange({ changes }: Comparison, metric: string | undefined) {
  return (
    changes.find((each) => each.metric === metric) ??
    changes.find((each) => each.change !== null) ??
    changes[0]
  );
}
