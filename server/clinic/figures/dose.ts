import type { Zone } from '../../contract/codes.ts';
import type { SessionRecord } from '../../contract/session-record.ts';

/** What one session gave, as far as it was written down. */
export type SessionDose = { injectedMl: number | null; zones: readonly Zone[] };

/** The one place that knows where a session's record keeps dose and zones. */
export const doseOf = ({ injectedMl = null, zones = [] }: SessionRecord): SessionDose => ({
  injectedMl,
  zones: zones.map(({ zone }) => zone),
});

/** Upper ends of the bands of dose, ml a session; the last band has none. A draw of 8 ml gives 1.5 to 4.5 ml of plasma. */
const bands = [
  { code: 'up_to_2_ml', below: 2 },
  { code: 'up_to_4_ml', below: 4 },
  { code: 'up_to_6_ml', below: 6 },
] as const;

export const doseBands = [...bands.map(({ code }) => code), 'over_6_ml', 'unknown'] as const;
export type DoseBand = (typeof doseBands)[number];

/** The band of a mean dose; both upper ends belong to their band. */
export function doseBand(injectedMl: number | null): DoseBand {
  if (injectedMl === null) return 'unknown';
  return bands.find(({ below }) => injectedMl <= below)?.code ?? 'over_6_ml';
}

/** Mean volume a session over the sessions where it was noted, and every zone that was ever injected. */
export function courseDose(records: readonly SessionRecord[]): { injectedMl: number | null; zones: Zone[] } {
  const doses = records.map(doseOf);
  const volumes = doses.flatMap(({ injectedMl }) => (injectedMl === null ? [] : [injectedMl]));
  const total = volumes.reduce((sum, volume) => sum + volume, 0);
  return {
    injectedMl: volumes.length === 0 ? null : total / volumes.length,
    zones: [...new Set(doses.flatMap(({ zones }) => zones))],
  };
}
