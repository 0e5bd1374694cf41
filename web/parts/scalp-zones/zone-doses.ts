import { type Zone, zones } from '../../../server/contract/codes.ts';
import type { ZoneDose } from '../../../server/contract/zones.ts';

/** Of all zones together: cm² and ml, `null` where none is noted, and how many zones have none. */
export type ZoneTotals = {
  areaCm2: number | null;
  volumeMl: number | null;
  withoutArea: number;
  withoutVolume: number;
};

/** Decimal fractions as people add them: 0.1 and 0.2 ml are 0.3 ml. */
const sum = (numbers: readonly number[]): number | null =>
  numbers.length === 0 ? null : Math.round(numbers.reduce((all, each) => all + each, 0) * 1000) / 1000;

export function totalsOf(doses: readonly ZoneDose[]): ZoneTotals {
  const areas = doses.flatMap(({ areaCm2 }) => (areaCm2 === null ? [] : [areaCm2]));
  const volumes = doses.flatMap(({ volumeMl }) => (volumeMl === null ? [] : [volumeMl]));
  return {
    areaCm2: sum(areas),
    volumeMl: sum(volumes),
    withoutArea: doses.length - areas.length,
    withoutVolume: doses.length - volumes.length,
  };
}

/** In the order of the head, front to back, in whichever order they were chosen. */
const inOrder = (doses: readonly ZoneDose[]): ZoneDose[] =>
  [...doses].sort((a, b) => zones.indexOf(a.zone) - zones.indexOf(b.zone));

/** With the zone chosen, or left out where it was chosen; `before`: what it was given when it was left out last. */
export function toggled(doses: readonly ZoneDose[], zone: Zone, before?: ZoneDose): ZoneDose[] {
  if (doses.some((dose) => dose.zone === zone)) return doses.filter((dose) => dose.zone !== zone);
  return inOrder([...doses, before ?? { zone, areaCm2: null, volumeMl: null }]);
}

/** With another figure for one zone. */
export const withFigure = (
  doses: readonly ZoneDose[],
  zone: Zone,
  figure: Partial<Omit<ZoneDose, 'zone'>>,
): ZoneDose[] => doses.map((dose) => (dose.zone === zone ? { ...dose, ...figure } : dose));
