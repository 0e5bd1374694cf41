import { isDoneAtOnce, type TreatmentKind } from '../../contract/codes.ts';
import type { DatedTreatment } from '../../contract/treatments.ts';
import { daysOf } from '../days-of.ts';

/**
 * What else was in use at any time from one day to another, both counted in; of a date known to the month or year any of
 * its days counts. A haircut or a dye is no treatment of the hair's growth.
 */
export function coTreatments(
  treatments: readonly DatedTreatment[],
  from: string,
  to: string,
): TreatmentKind[] {
  const used = treatments.filter((each) => {
    if (each.kind === 'haircut' || each.kind === 'dye') return false;
    const begun = daysOf(each.startedOn, each.startedPrecision);
    if (begun.first > to) return false;
    if (isDoneAtOnce(each.kind)) return begun.last >= from;
    return each.stoppedOn === null || daysOf(each.stoppedOn, each.stoppedPrecision).last >= from;
  });
  return [...new Set(used.map(({ kind }) => kind))].sort();
}
