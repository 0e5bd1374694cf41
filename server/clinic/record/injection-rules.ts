import { largestAreaCm2 } from '../../contract/record-ranges.ts';
import { sessionFigures } from '../../contract/session-figures.ts';
import type { RecordFinding, SessionRecord } from '../../contract/session-record.ts';
import { exceeds, finding, outside } from './finding.ts';

export function activationRules(record: SessionRecord): RecordFinding[] {
  const { activatorMl, plasmaMl, activatedMinutesBefore: minutes = null } = record;
  const found: RecordFinding[] = [];
  if (activatorMl && plasmaMl && outside(activatorMl / plasmaMl, 0.02 - 1e-9, 0.1 + 1e-9)) {
    const values = { activatorMl, plasmaMl, mlPerMl: activatorMl / plasmaMl };
    found.push(finding('activator_unusual', 'warn', 'activatorMl', values));
  }
  if (minutes !== null && minutes > 10) {
    found.push(finding('activated_early', 'warn', 'activatedMinutesBefore', { minutes }));
  }
  return found;
}

/** Every zone once, and no more scalp than there is. */
export function zoneRules(record: SessionRecord): RecordFinding[] {
  const { zones = [], injectedMl = null } = record;
  const found: RecordFinding[] = [];
  const twice = zones.find(({ zone }, index) => zones.findIndex((other) => other.zone === zone) < index);
  if (twice) found.push(finding('zone_twice', 'refuse', 'zones', { zone: twice.zone }));
  const { areaCm2 } = sessionFigures(record);
  if (areaCm2 !== null && exceeds(areaCm2, largestAreaCm2)) {
    found.push(finding('area_impossible', 'refuse', 'zones', { areaCm2, mostCm2: largestAreaCm2 }));
  } else if (areaCm2 !== null && areaCm2 > 500) {
    found.push(finding('area_unusual', 'warn', 'zones', { areaCm2 }));
  }
  const zonesMl = zones.reduce((total, { volumeMl }) => total + (volumeMl ?? 0), 0);
  // Each zone's share is read to a tenth of a millilitre at best.
  if (injectedMl !== null && exceeds(zonesMl, injectedMl + 0.05 * zones.length)) {
    found.push(finding('zones_exceed_injected', 'warn', 'zones', { zonesMl, injectedMl }));
  }
  return found;
}

export function injectionRules(record: SessionRecord): RecordFinding[] {
  const { injectedMl = null, plasmaMl = null, activatorMl, depthMm = null, pain = null } = record;
  const { mlPerCm2 } = sessionFigures(record);
  const found: RecordFinding[] = [];
  if (injectedMl !== null && plasmaMl !== null && exceeds(injectedMl, plasmaMl + (activatorMl ?? 0))) {
    const values = { injectedMl, plasmaMl, activatorMl: activatorMl ?? 0 };
    found.push(finding('injected_exceeds_plasma', 'warn', 'injectedMl', values));
  }
  if (mlPerCm2 !== null && outside(mlPerCm2, 0.03, 0.2)) {
    found.push(finding('dose_per_area_unusual', 'warn', 'injectedMl', { mlPerCm2 }));
  }
  if (depthMm !== null && outside(depthMm, 1.5, 5)) {
    found.push(finding('depth_unusual', 'warn', 'depthMm', { depthMm }));
  }
  if (pain !== null && pain > 6) found.push(finding('pain_high', 'warn', 'pain', { pain }));
  const { anaesthesia = [] } = record;
  if (anaesthesia.includes('none') && anaesthesia.length > 1) {
    found.push(finding('anaesthesia_none_and_more', 'refuse', 'anaesthesia', {}));
  }
  return found;
}
