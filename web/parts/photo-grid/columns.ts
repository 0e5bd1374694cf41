import type { Timing, View } from '../../../server/contract/codes.ts';
import type { MilestoneCard } from '../../../server/contract/progress.ts';
import { protocols } from '../../../server/contract/protocols.ts';
import type { Timeline, TimelinePhoto, TimelineVisit } from '../../../server/contract/timeline.ts';
import { daysBetween } from '../../dates.ts';

/** A visit and a side of the needle, or a milestone that no visit stands for yet. */
export type GridColumn =
  | { kind: 'visit'; key: string; on: string; visit: TimelineVisit; timing: Timing; cards: MilestoneCard[] }
  | { kind: 'milestone'; key: string; on: string; card: MilestoneCard };

/** The columns of the grid, earliest first. A column of a visit without photos stays where something was expected of it. */
export function gridColumns(timeline: Timeline): GridColumn[] {
  const { visits, milestones } = timeline;
  const stands = new Map(milestones.map((card) => [card, visitOf(card, visits)]));
  const columns = visits
    .filter((visit) => isShown(visit) || milestones.some((card) => stands.get(card) === visit))
    .flatMap((visit) =>
      visitColumns(
        visit,
        milestones.filter((card) => stands.get(card) === visit),
      ),
    );
  const open = milestones
    .filter((card) => card.state !== 'not_applicable' && !stands.get(card))
    .map((card): GridColumn => {
      const on = card.targetOn ?? card.opensOn ?? '9999';
      return { kind: 'milestone', key: card.milestone, on, card };
    });
  // `toSorted` keeps before and after the injection of one day in their order.
  return [...columns, ...open].toSorted((a, b) => (a.on < b.on ? -1 : a.on > b.on ? 1 : 0));
}

/**
 * The visit that stands for a milestone. Where none is comparable yet (`retake`), the photographed one in its window
 * nearest to the target: that is where the retake belongs.
 */
function visitOf(card: MilestoneCard, visits: TimelineVisit[]): TimelineVisit | undefined {
  const { milestone, visitId, state, opensOn, closesOn, targetOn } = card;
  const chosen = visits.find((visit) => visit.id === visitId || visit.milestones.includes(milestone));
  if (chosen || state !== 'retake' || !opensOn || !closesOn || !targetOn) return chosen;
  const inWindow = visits.filter(
    ({ date, photos }) => photos.length > 0 && date >= opensOn && date <= closesOn,
  );
  const distance = (visit: TimelineVisit) => Math.abs(daysBetween(visit.date, targetOn));
  return inWindow.toSorted((a, b) => distance(a) - distance(b))[0];
}

const isShown = ({ kind, status, photos }: TimelineVisit): boolean =>
  photos.length > 0 || (status !== 'cancelled' && kind === 'session');

function visitColumns(visit: TimelineVisit, cards: MilestoneCard[]): GridColumn[] {
  const column = (timing: Timing, its: MilestoneCard[]): GridColumn => ({
    kind: 'visit',
    key: `${visit.id}-${timing}`,
    on: visit.date,
    visit,
    timing,
    cards: its,
  });
  const hasAfter = visit.photos.some((photo) => photo.timing === 'after_injection');
  return [column('before_injection', cards), ...(hasAfter ? [column('after_injection', [])] : [])];
}

/** What stands in one cell. */
export interface GridCell {
  photo: TimelinePhoto | undefined;
  replicates: number;
  /** Taken, and taken out of comparison again. */
  excluded: boolean;
}

export function gridCell(visit: TimelineVisit, view: View, timing: Timing): GridCell {
  const here = visit.photos.filter((photo) => photo.view === view && photo.timing === timing);
  const current = here.filter(({ state }) => state === 'current');
  return {
    photo: current.filter(({ purpose }) => purpose !== 'replicate').at(-1),
    replicates: current.filter(({ purpose }) => purpose === 'replicate').length,
    excluded: here.some(({ state }) => state === 'excluded'),
  };
}

export interface GridRow {
  view: View;
  required: boolean;
  inProtocol: boolean;
}

/** The views of the patient's protocol, and any other that was ever photographed. */
export function gridRows({ patient, visits }: Timeline): GridRow[] {
  const planned = protocols[patient.pattern].views.map((each) => ({ ...each, inProtocol: true }));
  const taken = new Set(visits.flatMap(({ photos }) => photos.map(({ view }) => view)));
  const others = [...taken].filter((view) => !planned.some((each) => each.view === view));
  const rows = [...planned, ...others.map((view) => ({ view, required: false, inProtocol: false }))];
  // An optional view that nobody ever took is no gap: a row of empty cells would look like one.
  return rows.filter(({ view, required }) => required || taken.has(view));
}
