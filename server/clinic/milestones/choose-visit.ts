import type { View } from '../../contract/codes.ts';
import type { Reason } from '../../contract/fields.ts';
import { daysBetween } from '../dates.ts';
import { reason } from '../reason.ts';
import type { ViewFact, VisitFact } from './facts.ts';
import { inWindow, type Window } from './windows.ts';

/** The photos of a visit that may stand for it: those taken before that day's needle. */
function standing(visit: VisitFact): ViewFact[] {
  return visit.views.filter((fact) => fact.timing === 'before_injection');
}

/** Whether a visit has a photo taken before the needle at all, comparable or not. */
export function hasPhotos(visit: VisitFact): boolean {
  return standing(visit).length > 0;
}

/** The comparable photo of a view at a visit. Old photos compare only once a doctor accepted them. */
export function comparablePhoto(visit: VisitFact, view: View): ViewFact | undefined {
  if (visit.kind === 'historical' && !visit.accepted) return undefined;
  return standing(visit).find((fact) => fact.view === view && fact.comparable);
}

/** Why a view of a visit does not stand: its photo's own reasons, or that there is none. */
export function whyNotComparable(visit: VisitFact, view: View): Reason[] {
  if (visit.kind === 'historical' && !visit.accepted)
    return [reason('historical_not_accepted', 'refuse', {})];
  const fact = standing(visit).find((one) => one.view === view);
  return fact ? fact.reasons : [reason('view_missing', 'refuse', { view })];
}

function distanceDays(visit: VisitFact, day: string): number {
  return Math.abs(daysBetween(visit.on, day));
}

/** Nearest to `day` first; the earlier on a tie, and of two visits on one day always the same one. */
function nearestFirst(visits: readonly VisitFact[], day: string): VisitFact[] {
  return [...visits].sort((a, b) => {
    const nearer = distanceDays(a, day) - distanceDays(b, day);
    if (nearer !== 0) return nearer;
    const [first, second] = [`${a.on} ${a.visitId}`, `${b.on} ${b.visitId}`];
    return first < second ? -1 : Number(first > second);
  });
}

/**
 * The one visit that stands for a milestone: inside the window, with a comparable photo of the primary view,
 * nearest to the target. How the photo looks plays no part.
 */
export function chooseVisit(
  visits: readonly VisitFact[],
  window: Window,
  primaryView: View,
): VisitFact | undefined {
  const able = visits.filter(
    (visit) => inWindow(visit.on, window) && comparablePhoto(visit, primaryView) !== undefined,
  );
  return nearestFirst(able, window.targetOn)[0];
}

/** Where photos were taken in the window and none stands: the visit nearest to the target, to say why. */
export function nearestWithPhotos(visits: readonly VisitFact[], window: Window): VisitFact | undefined {
  const photographed = visits.filter((visit) => inWindow(visit.on, window) && hasPhotos(visit));
  return nearestFirst(photographed, window.targetOn)[0];
}

/** The first visit after the window that would have stood for it, up to and including `until`. */
export function firstLateVisit(
  visits: readonly VisitFact[],
  window: Window,
  primaryView: View,
  until: string | null,
): VisitFact | undefined {
  const late = visits.filter(
    (visit) =>
      visit.on > window.closesOn &&
      (until === null || visit.on <= until) &&
      comparablePhoto(visit, primaryView) !== undefined,
  );
  return nearestFirst(late, window.closesOn)[0];
}
