import type { Actor } from '../../../storage/actor.ts';
import { createKitPreset, listKitPresets } from '../../../storage/queries/kit-presets.ts';
import { findSessionRecord } from '../../../storage/queries/session-records.ts';
import { type Pattern, safetyQuestions } from '../../contract/codes.ts';
import type { KitFields, SessionRecord } from '../../contract/session-record.ts';
import type { Visit } from '../../contract/visits.ts';
import type { ZoneDose } from '../../contract/zones.ts';
import type { Deps } from '../../deps.ts';
import { saveSessionRecord } from '../../flow/save-record.ts';

/** How the demonstration's clinic prepares plasma: its one preset, and what every session of it says. */
const kit: KitFields = {
  kit: 'Demonstration tube, one spin',
  anticoagulant: 'acd_a',
  anticoagulantMl: 1,
  spins: [{ rpm: 1500, radiusCm: 10, minutes: 8, g: null, temperatureC: 20 }],
  activation: 'none',
  needleGauge: 30,
  depthMm: 2,
  technique: 'point by point',
  anaesthesia: ['ice'],
};

/** Three millilitres over where the pattern thins. */
const zonesOf: Record<Pattern, ZoneDose[]> = {
  male: [
    { zone: 'frontal', areaCm2: 25, volumeMl: 1 },
    { zone: 'vertex', areaCm2: 45, volumeMl: 2 },
  ],
  female: [
    { zone: 'hairline', areaCm2: 15, volumeMl: 0.5 },
    { zone: 'midscalp', areaCm2: 60, volumeMl: 2.5 },
  ],
};

/** The record of a session by its number; it keeps every rule, and nothing in it is unusual. */
export const plannedRecord = (number: number, pattern: Pattern): SessionRecord => ({
  ...kit,
  bloodDrawnMl: 8,
  kitLot: `DEMO-${number}`,
  bloodPlateletsKPerUl: 250,
  plasmaMl: 3.4 + number / 10,
  plasmaPlateletsKPerUl: 480,
  injectedMl: 3,
  zones: zonesOf[pattern],
  injectionPoints: 60,
  pain: 3,
  safety: Object.fromEntries(safetyQuestions.map((question) => [question, false])),
});

/** Signs the drafted record of a session that was given, as its doctor; a signed one is left alone. */
export async function signRecord({ store, clock }: Deps, actor: Actor, visit: Visit): Promise<void> {
  const saved = await findSessionRecord(store, actor, visit.id);
  if (actor.kind !== 'person' || saved?.state !== 'draft' || visit.status !== 'done') return;
  const record = { ...saved.record, doctorId: actor.id };
  await saveSessionRecord(store, actor, clock(), visit, saved.version, { record, sign: true });
}

/** The clinic's preset, where it is not there yet. */
export async function offerPreset({ store, clock }: Deps, actor: Actor): Promise<void> {
  const presets = await listKitPresets(store, actor);
  const name = 'One spin, ACD-A';
  if (presets.length === 0) await createKitPreset(store, actor, clock(), { name, fields: kit });
}
