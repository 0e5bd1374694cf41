import type { Actor } from '../../storage/actor.ts';
import type { Store } from '../../storage/open.ts';
import { findPatient } from '../../storage/queries/patients.ts';
import type { Progress, Trend } from '../contract/progress.ts';
import { progressOf } from './progress.ts';

function trendOf({ patientId, series, finding }: Progress): Trend[] {
  const primary = series.find((each) => each.primary);
  if (primary === undefined || primary.points.length === 0) return [];
  const { metric, unit, referenceValue, band, points } = primary;
  return [
    {
      patientId,
      metric,
      unit,
      referenceValue,
      sdc: band?.sdc ?? null,
      points: points.map(({ on, value, comparable }) => ({ on, value, comparable })),
      change: finding.change?.change ?? null,
      verdict: finding.change?.verdict ?? null,
      otherCauses: finding.change?.otherCauses ?? [],
    },
  ];
}

/** The trends of some patients, in the order they were asked for; of who is not there, or has no value, none. */
export async function trendsOf(
  store: Store,
  actor: Actor,
  now: Date,
  patientIds: readonly string[],
): Promise<Trend[]> {
  const trends: Trend[] = [];
  for (const patientId of patientIds) {
    if ((await findPatient(store, actor, patientId)) === undefined) continue;
    trends.push(...trendOf(await progressOf(store, actor, now, patientId)));
    // Storage answers at once: without a pause a page of patients would hold up every other request.
    await new Promise((resolve) => setImmediate(resolve));
  }
  return trends;
}
