import type { ChartedTreatment } from '../contract/progress.ts';
import type { Treatment } from '../contract/treatments.ts';
import type { Visit } from '../contract/visits.ts';

/** Dyes that were only noted while a visit was prepared; the same day is noted at one visit after another. */
function notedDyes(visits: readonly Visit[], entered: readonly Treatment[]): ChartedTreatment[] {
  const known = new Set(entered.filter(({ kind }) => kind === 'dye').map(({ startedOn }) => startedOn));
  const noted = visits
    .filter(({ status }) => status !== 'cancelled')
    .flatMap(({ preparation: { lastDyeOn } }) => (lastDyeOn && !known.has(lastDyeOn) ? [lastDyeOn] : []));
  return [...new Set(noted)].map((startedOn) => ({
    treatmentId: null,
    kind: 'dye',
    name: null,
    startedOn,
    startedPrecision: 'day',
    stoppedOn: null,
    stoppedPrecision: 'day',
  }));
}

/** What else was done to the hair, entered or noted at a visit, by the day it was begun. */
export function chartedTreatments(
  entered: readonly Treatment[],
  visits: readonly Visit[],
): ChartedTreatment[] {
  const charted = entered.map(
    ({ id, kind, name, startedOn, startedPrecision, stoppedOn, stoppedPrecision }): ChartedTreatment => ({
      treatmentId: id,
      kind,
      name,
      startedOn,
      startedPrecision,
      stoppedOn,
      stoppedPrecision,
    }),
  );
  return [...charted, ...notedDyes(visits, entered)].sort((a, b) =>
    a.startedOn < b.startedOn ? -1 : Number(a.startedOn > b.startedOn),
  );
}
