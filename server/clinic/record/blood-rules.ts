import { sessionFigures } from '../../contract/session-figures.ts';
import type { RecordFinding, SessionRecord } from '../../contract/session-record.ts';
import { exceeds, finding, outside } from './finding.ts';

/** Assumed where the patient's own is not known. */
export const usualHaematocrit = 0.45;

/** The most plasma that can come of a draw, in ml: what is not red cells, and the anticoagulant that went in. */
export function mostPlasmaMl(
  bloodMl: number,
  anticoagulantMl: number,
  haematocrit = usualHaematocrit,
): number {
  return bloodMl * (1 - haematocrit) + anticoagulantMl;
}

/** The draw: how much, and what keeps it from clotting. */
export function drawRules(record: SessionRecord): RecordFinding[] {
  const { bloodDrawnMl: bloodMl = null, anticoagulant, anticoagulantMl } = record;
  const found: RecordFinding[] = [];
  if (bloodMl !== null && outside(bloodMl, 7, 10)) {
    found.push(finding('blood_unusual', 'warn', 'bloodDrawnMl', { bloodMl }));
  }
  if (anticoagulant === 'edta') found.push(finding('anticoagulant_edta', 'warn', 'anticoagulant', {}));
  if (bloodMl !== null && anticoagulantMl && outside(bloodMl / anticoagulantMl, 6, 10)) {
    const ratio = bloodMl / anticoagulantMl;
    found.push(finding('anticoagulant_ratio_unusual', 'warn', 'anticoagulantMl', { ratio }));
  }
  return found;
}

/** How much plasma came of the draw. */
export function plasmaRules(record: SessionRecord): RecordFinding[] {
  const { bloodDrawnMl: bloodMl = null, anticoagulantMl, plasmaMl = null, haematocrit } = record;
  if (bloodMl === null || plasmaMl === null) return [];
  const mostMl = mostPlasmaMl(bloodMl, anticoagulantMl ?? 0, haematocrit ?? undefined);
  if (exceeds(plasmaMl, mostMl)) {
    const values = { plasmaMl, bloodMl, mostMl, haematocrit: haematocrit ?? usualHaematocrit };
    return [finding('plasma_exceeds_blood', 'refuse', 'plasmaMl', values)];
  }
  const [leastUsual, mostUsual] = [(1.5 / 8) * bloodMl, (4.5 / 8) * bloodMl];
  const usual = !outside(plasmaMl, leastUsual, mostUsual);
  return usual ? [] : [finding('plasma_unusual', 'warn', 'plasmaMl', { plasmaMl })];
}

/** Platelets before and after: there cannot be more of them in the plasma than were drawn. */
export function plateletRules(record: SessionRecord): RecordFinding[] {
  const { bloodPlateletsKPerUl: before = null, plasmaPlateletsKPerUl: after } = record;
  const { recoveryPercent: percent, plateletRatio: ratio } = sessionFigures(record);
  const found: RecordFinding[] = [];
  if (before !== null && before < 100) {
    found.push(finding('platelets_very_low', 'warn', 'bloodPlateletsKPerUl', { before }));
  } else if (before !== null && before < 150) {
    found.push(finding('platelets_low', 'warn', 'bloodPlateletsKPerUl', { before }));
  }
  if (percent !== null && exceeds(percent, 100)) {
    const { bloodDrawnMl: bloodMl = null, plasmaMl = null } = record;
    const values = { percent, before, bloodMl, after: after ?? null, plasmaMl };
    found.push(finding('platelets_exceed_blood', 'refuse', 'plasmaPlateletsKPerUl', values));
  } else if (ratio !== null && outside(ratio, 1.5, 6)) {
    found.push(finding('platelet_ratio_unusual', 'warn', 'plasmaPlateletsKPerUl', { ratio }));
  }
  return found;
}
