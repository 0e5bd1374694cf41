import type { MilestoneCard } from '../../contract/progress.ts';

/**
 * Whether the visit a card shows counts for its milestone. A late one does once a doctor settled it: accepted as
 * late, or reviewed before the sessions were moved; until then it is shown and counts nowhere (domain §5).
 */
export function visitCounts(
  card: Pick<MilestoneCard, 'lateByDays' | 'lateAccepted' | 'reviewedAt'>,
): boolean {
  return card.lateByDays === null || card.lateAccepted || card.reviewedAt !== null;
}
