import type { Reason } from '../contract/fields.ts';
import type { SessionRecord } from '../contract/visits.ts';
import { reason } from './reason.ts';

/** Assumed where the patient's own is not known. */
export const usualHaematocrit = 0.45;

/** The most plasma that can come of a draw: what is not red cells, and the anticoagulant that went in. */
export function mostPlasmaMl(
  bloodMl: number,
  anticoagulantMl: number,
  haematocrit = usualHaematocrit,
): number {
  return bloodMl * (1 - haematocrit) + anticoagulantMl;
}

function outside(value: number, min: number, max: number): boolean {
  return value < min || value > max;
}

type Measured = {
  [Field in 'bloodDrawnMl' | 'anticoagulantMl' | 'plasmaMl' | 'injectedMl' | 'pain']: number | null;
};

function bloodRules({ bloodDrawnMl: bloodMl, anticoagulantMl }: Measured): Reason[] {
  if (bloodMl === null) return [];
  const found: Reason[] = [];
  if (outside(bloodMl, 7, 10)) found.push(reason('blood_unusual', 'warn', { bloodMl }));
  if (anticoagulantMl && outside(bloodMl / anticoagulantMl, 6, 10)) {
    found.push(reason('anticoagulant_ratio_unusual', 'warn', { ratio: bloodMl / anticoagulantMl }));
  }
  return found;
}

function plasmaRules({ bloodDrawnMl: bloodMl, anticoagulantMl, plasmaMl }: Measured): Reason[] {
  if (bloodMl === null || plasmaMl === null) return [];
  const mostMl = mostPlasmaMl(bloodMl, anticoagulantMl ?? 0);
  // Millilitres are read to a tenth at best: 4.4 of 4.4 is not more.
  if (plasmaMl > mostMl + 1e-9)
    return [reason('plasma_exceeds_blood', 'refuse', { plasmaMl, bloodMl, mostMl })];
  const [leastUsual, mostUsual] = [(1.5 / 8) * bloodMl, (4.5 / 8) * bloodMl];
  return outside(plasmaMl, leastUsual, mostUsual) ? [reason('plasma_unusual', 'warn', { plasmaMl })] : [];
}

/**
 * Checks a session record against the rules of domain §3 that hold between its fields; ranges of single fields
 * are the schema's. `refuse` stands against storing it, `warn` asks to confirm.
 */
export function checkSessionRecord(record: SessionRecord): Reason[] {
  const measured: Measured = {
    bloodDrawnMl: record.bloodDrawnMl ?? null,
    anticoagulantMl: record.anticoagulantMl ?? null,
    plasmaMl: record.plasmaMl ?? null,
    injectedMl: record.injectedMl ?? null,
    pain: record.pain ?? null,
  };
  const { injectedMl, plasmaMl, pain } = measured;
  const found = [...bloodRules(measured), ...plasmaRules(measured)];
  if (injectedMl !== null && plasmaMl !== null && injectedMl > plasmaMl) {
    found.push(reason('injected_exceeds_plasma', 'warn', { injectedMl, plasmaMl }));
  }
  if (pain !== null && pain > 6) found.push(reason('pain_high', 'warn', { pain }));
  return found;
}
