import { isDoneAtOnce, type LengthClass } from '../contract/codes.ts';
import type { Reason } from '../contract/fields.ts';
import { knownPart } from '../contract/known-part.ts';
import type { DatedTreatment } from '../contract/treatments.ts';
import { addDays } from './dates.ts';
import { daysOf } from './days-of.ts';
import { reason } from './reason.ts';

/** Two visits, the earlier one first. */
type Between = { from: string; to: string };

/** Whether a day that is known so exactly may lie from one day to another, both counted in. */
function mayLie(on: string, precision: DatedTreatment['startedPrecision'], { from, to }: Between): boolean {
  const { first, last } = daysOf(on, precision);
  return first <= to && last >= from;
}

/** What is begun or stopped on the day of the later photo shows on none of the two. */
const beforeTheLater = ({ from, to }: Between): Between => ({ from, to: addDays(to, -1) });
/** A cut or a dye of the earlier photo's day is on both; nobody dyes between two photos of one day. */
const afterTheEarlier = ({ from, to }: Between): Between => ({ from: addDays(from, 1), to });

/** Begun or stopped between two visits: a change of theirs may be its doing (domain §3). */
function begunOrStopped(treatment: DatedTreatment, between: Between): Reason[] {
  const { kind, startedOn, startedPrecision, stoppedOn, stoppedPrecision } = treatment;
  // What is none of the kinds has no other name than its own.
  const name = kind === 'other' ? treatment.name : null;
  const span = beforeTheLater(between);
  const found: Reason[] = [];
  if (mayLie(startedOn, startedPrecision, span)) {
    const on = knownPart(startedOn, startedPrecision);
    found.push(
      name === null
        ? reason('treatment_begun_between', 'warn', { treatment: kind, on })
        : reason('named_treatment_begun_between', 'warn', { name, on }),
    );
  }
  if (stoppedOn !== null && mayLie(stoppedOn, stoppedPrecision, span)) {
    const on = knownPart(stoppedOn, stoppedPrecision);
    found.push(
      name === null
        ? reason('treatment_stopped_between', 'warn', { treatment: kind, on })
        : reason('named_treatment_stopped_between', 'warn', { name, on }),
    );
  }
  return found;
}

/**
 * What else may have made a change between two visits, in either order. Of severity `refuse` where nothing can be put
 * down to plasma: after a transplant.
 */
export function otherCauses(treatments: readonly DatedTreatment[], one: string, other: string): Reason[] {
  const between = one <= other ? { from: one, to: other } : { from: other, to: one };
  if (between.from === between.to) return [];
  const found = treatments.flatMap((treatment): Reason[] => {
    if (!isDoneAtOnce(treatment.kind)) return begunOrStopped(treatment, between);
    const { kind, startedOn, startedPrecision } = treatment;
    if (kind !== 'hair_transplant' || !mayLie(startedOn, startedPrecision, between)) return [];
    return [reason('transplanted_between', 'refuse', { on: knownPart(startedOn, startedPrecision) })];
  });
  return found.sort((a, b) => Number(b.severity === 'refuse') - Number(a.severity === 'refuse'));
}

type Visited = { on: string; lengthClass: LengthClass | null };

/** What makes two pictures differ that are held against each other: another colour, or a cut nobody measured. */
export function cutOrDyedBetween(
  treatments: readonly DatedTreatment[],
  earlier: Visited,
  later: Visited,
): Reason[] {
  const span = afterTheEarlier({ from: earlier.on, to: later.on });
  return treatments.flatMap(({ kind, startedOn, startedPrecision }): Reason[] => {
    if ((kind !== 'dye' && kind !== 'haircut') || !mayLie(startedOn, startedPrecision, span)) return [];
    const on = knownPart(startedOn, startedPrecision);
    if (kind === 'dye') return [reason('dyed_between', 'refuse', { on })];
    // Where both lengths are noted they say more than that the hair was cut.
    const isNoted = earlier.lengthClass !== null && later.lengthClass !== null;
    return isNoted ? [] : [reason('haircut_between', 'warn', { on })];
  });
}
