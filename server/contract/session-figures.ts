import type { SessionRecord, Spin } from './session-record.ts';

/** What follows from a session's record: shown beside it while it is typed, and what its rules are held against. */

/** Relative centrifugal force in g: 1.118·10⁻⁵ · r(cm) · rpm² (domain §3). */
export const forceG = (rpm: number, radiusCm: number): number => 1.118e-5 * radiusCm * rpm ** 2;

/** The speed that gives a force, in revolutions a minute: `forceG` the other way round. */
export const speedRpm = (g: number, radiusCm: number): number => Math.sqrt(g / (1.118e-5 * radiusCm));

/** The force that speed and radius give, in g; `null` where either is not said. */
export const computedG = ({ rpm, radiusCm }: Spin): number | null =>
  rpm === null || radiusCm === null ? null : forceG(rpm, radiusCm);

/** Platelets in all, in 10⁹, of a count in ×10³/µl and a volume in ml. */
const platelets1e9 = (kPerUl: number, volumeMl: number): number => (kPerUl * volumeMl) / 1000;

const sum = (values: readonly (number | null)[]): number | null => {
  const said = values.filter((value) => value !== null);
  return said.length === 0 ? null : said.reduce((total, value) => total + value, 0);
};

/** Every figure is `null` where what it follows from was not said. */
export interface SessionFigures {
  /** Platelets of the blood drawn, 10⁹. */
  drawn1e9: number | null;
  /** Platelets a microlitre of plasma against blood. */
  plateletRatio: number | null;
  /** Platelets injected, 10⁹, the activator's share of the volume taken off. No dose is called right or wrong. */
  dose1e9: number | null;
  /** How many of the platelets drawn are in the plasma, %. */
  recoveryPercent: number | null;
  areaCm2: number | null;
  /** Injected a square centimetre of the zones. */
  mlPerCm2: number | null;
}

const both = <T>(left: number | null, right: number | null, make: (left: number, right: number) => T) =>
  left === null || right === null ? null : make(left, right);

export function sessionFigures(record: SessionRecord): SessionFigures {
  const { bloodDrawnMl = null, plasmaMl = null, injectedMl = null, zones = [] } = record;
  const { bloodPlateletsKPerUl: blood = null, plasmaPlateletsKPerUl: plasma = null } = record;
  const drawn1e9 = both(blood, bloodDrawnMl, platelets1e9);
  const obtained1e9 = both(plasma, plasmaMl, platelets1e9);
  // The activator thins the plasma that it is added to.
  const plasmaShare = both(plasmaMl, record.activatorMl ?? null, (ml, added) => ml / (ml + added)) ?? 1;
  const areaCm2 = sum(zones.map((zone) => zone.areaCm2));
  return {
    drawn1e9,
    plateletRatio: both(plasma, blood, (of, to) => of / to),
    dose1e9: both(plasma, injectedMl, (count, ml) => platelets1e9(count, ml) * plasmaShare),
    recoveryPercent: both(obtained1e9, drawn1e9, (of, to) => (100 * of) / to),
    areaCm2,
    mlPerCm2: areaCm2 ? both(injectedMl, areaCm2, (ml, cm2) => ml / cm2) : null,
  };
}
