import type {
  Pattern,
  PhotoState,
  Purpose,
  Timing,
  View,
  VisitKind,
  VisitStatus,
} from '../contract/codes.ts';
import { protocols } from '../contract/protocols.ts';
import { type MeasuredLine, measuredLines } from './measured-views.ts';

/** What decides whether a replicate may be asked for at a visit. */
export type ReplicateFacts = {
  visit: {
    /** Day of the branch's zone. */
    date: string;
    kind: VisitKind;
    status: VisitStatus;
    pattern: Pattern;
    /** Instant the needle went in; `null`: not yet, or nobody noted it. */
    injectedAt: string | null;
  };
  today: string;
  photos: readonly { view: View; timing: Timing; purpose: Purpose; state: PhotoState }[];
  /** The view that the course's outcome is told by. */
  primaryView: View;
};

/**
 * What one more photo of this head would be a replicate of, the primary view first, then as the protocol lists them.
 * Asked only while the head sits there as it was photographed: on the visit's own day, before the needle; a photo taken
 * on another day would be filed as an error of this one. One replicate a visit is enough: other heads teach more.
 */
export function replicatesToAskFor({ visit, today, photos, primaryView }: ReplicateFacts): MeasuredLine[] {
  const sitsThere = visit.date === today && visit.kind !== 'historical' && visit.status !== 'cancelled';
  if (!sitsThere || visit.injectedAt !== null) return [];
  const current = photos.filter(({ state, timing }) => state === 'current' && timing === 'before_injection');
  if (current.some(({ purpose }) => purpose === 'replicate')) return [];
  const planned = protocols[visit.pattern].views.map(({ view }) => view);
  const views = [primaryView, ...planned.filter((view) => view !== primaryView)];
  return views
    .filter((view) => current.some((photo) => photo.view === view))
    .flatMap((view) => measuredLines(visit.pattern, view));
}
