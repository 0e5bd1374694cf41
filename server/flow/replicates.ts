import { type Actor, isStaff } from '../../storage/actor.ts';
import { changeStamp, type Store } from '../../storage/open.ts';
import { listPhotoRecords } from '../../storage/queries/photo-records.ts';
import { listReplicateReadings, type ReplicateReading } from '../../storage/queries/replicates.ts';
import { comparabilityOf } from '../clinic/comparability.ts';
import type { ComparedFacts } from '../clinic/compared-facts.ts';
import type { MeasuredLine } from '../clinic/measured-views.ts';
import {
  burstRefusal,
  copyRefusal,
  type PhotosRefusal,
  pairUp,
  type Replicates,
} from '../clinic/replicate-pairs.ts';
import type { Reason } from '../contract/fields.ts';
import { comparedFacts } from './compared-facts.ts';
import { loadHistory } from './patient-history.ts';
import { refusedValue } from './unmeasured.ts';

/** What the gates of comparability ask of a photo, and why the last measuring refused it a value, where it did. */
type ReplicateFacts = { compared: ComparedFacts; capturedAt: string | null; refused: Reason | null };

/** The facts of the photos, by their id; one patient's rows are read once. */
async function factsOf(
  store: Store,
  actor: Actor,
  readings: readonly ReplicateReading[],
): Promise<Map<string, ReplicateFacts>> {
  const facts = new Map<string, ReplicateFacts>();
  const [first] = readings;
  const asked = new Set(readings.map(({ photoId }) => photoId));
  for (const patientId of new Set(readings.map((reading) => reading.patientId))) {
    const history = await loadHistory(store, actor, patientId);
    for (const record of await listPhotoRecords(store, actor, patientId, first?.view)) {
      if (!asked.has(record.photo.id)) continue;
      facts.set(record.photo.id, {
        compared: comparedFacts(record, history),
        capturedAt: record.photo.capturedAt,
        refused: refusedValue(record),
      });
    }
    // Storage answers at once: without a pause the whole walk would hold up every other request.
    await new Promise((resolve) => setImmediate(resolve));
  }
  return facts;
}

/** More would narrow the figure by a hair, and it is to be the error as the clinic photographs now. */
const newestVisits = 100;

/** `readings` in the order they were stored. */
function newestOf(readings: readonly ReplicateReading[]): ReplicateReading[] {
  const slots = new Set([...new Set(readings.map(({ slot }) => slot).reverse())].slice(0, newestVisits));
  return readings.filter(({ slot }) => slots.has(slot));
}

async function readReplicates(store: Store, actor: Actor, line: MeasuredLine): Promise<Replicates> {
  const readings = newestOf(await listReplicateReadings(store, actor, line));
  const facts = await factsOf(store, actor, readings);
  const refusal: PhotosRefusal = (photoId, other) => {
    const [one, two] = [facts.get(photoId), facts.get(other)];
    if (!one || !two) return null;
    const { reasons } = comparabilityOf(one.compared, two.compared);
    return (
      one.refused ??
      two.refused ??
      burstRefusal(one.capturedAt, two.capturedAt) ??
      copyRefusal(one.compared.quality, two.compared.quality) ??
      reasons.find(({ severity }) => severity === 'refuse') ??
      null
    );
  };
  return pairUp(readings, refusal);
}

/** What was worked out since the last change to the database: every comparison asks, and few of them after a change. */
const known = new WeakMap<Store, { stamp: string; lines: Map<string, Promise<Replicates>> }>();

/**
 * The replicate pairs of a metric, unit and view that count, and those that do not with why: what may not be compared
 * (another method, too soon after an injection, a refused alignment …) teaches no measuring error either. Of the newest
 * hundred visits with replicates.
 */
export async function replicatesOf(store: Store, actor: Actor, line: MeasuredLine): Promise<Replicates> {
  const stamp = changeStamp(store);
  const held = known.get(store);
  const lines = held?.stamp === stamp ? held.lines : new Map<string, Promise<Replicates>>();
  known.set(store, { stamp, lines });
  const key = [isStaff(actor), line.metric, line.unit, line.view].join('|');
  const replicates = lines.get(key) ?? readReplicates(store, actor, line);
  lines.set(key, replicates);
  // What failed is tried anew by the next who asks.
  replicates.catch(() => lines.delete(key));
  return replicates;
}
