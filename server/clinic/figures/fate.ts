import type { MilestoneFate } from '../../contract/codes.ts';
import type { MilestoneOutcome } from '../../contract/course-outcome.ts';

/** Those whose window has opened: the denominator of every share. */
export const reachedFates: readonly MilestoneFate[] = [
  'comparable',
  'retake',
  'late',
  'open',
  'lost',
  'missed',
];

type Asked = Pick<MilestoneOutcome, 'standing' | 'projected' | 'opensOn' | 'closesOn'>;

/**
 * What became of a milestone on a day, the first that holds. Whoever has photos is counted by them; without any, a patient
 * who will not come back is lost, an open window is open, and one that has closed was missed.
 */
export function fateOf(outcome: Asked, today: string, lost: boolean): MilestoneFate {
  const { standing, projected, opensOn, closesOn } = outcome;
  if (standing === 'not_applicable') return 'not_applicable';
  if (standing !== 'empty') return standing;
  if (projected || opensOn === null || closesOn === null || today < opensOn) return 'not_reached';
  if (lost) return 'lost';
  return today <= closesOn ? 'open' : 'missed';
}
