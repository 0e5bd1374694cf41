import type { PhotoRecord } from '../../storage/queries/photo-records.ts';
import { measuredLine } from '../clinic/measured-views.ts';
import { measuringRefusal, type UnmeasuredFacts, whyUnmeasured } from '../clinic/why-unmeasured.ts';
import type { Reason } from '../contract/fields.ts';
import type { Measurement } from '../contract/measurements.ts';

function factsOf({ held, analysis, alignment, quality }: PhotoRecord): UnmeasuredFacts {
  return { hasReference: held !== null, analysis, alignment, reasons: quality?.reasons ?? null };
}

/** Why this photo has no value of what its view is measured for. */
export const whyWithoutValue = (record: PhotoRecord): Reason => whyUnmeasured(factsOf(record));

/** Why an earlier value computed from this photo no longer stands: the last measuring refused it one. */
export const refusedValue = (record: PhotoRecord): Reason | null => measuringRefusal(factsOf(record));

export const valueStands = (record: PhotoRecord): boolean => refusedValue(record) === null;

/** What a photo is measured for by the program, in the unit its reference's scale gives; `null`: nothing. */
export function lineMeasuredOn(
  { photo, visit }: PhotoRecord,
  reference: PhotoRecord | undefined,
): Pick<Measurement, 'metric' | 'unit' | 'view'> | null {
  return measuredLine(visit.pattern, photo.view, Boolean(reference?.quality?.scale));
}
