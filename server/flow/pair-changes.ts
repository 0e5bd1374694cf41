import type { PhotoRecord } from '../../storage/queries/photo-records.ts';
import type { Comparability } from '../clinic/comparability.ts';
import { changeOf } from '../clinic/reliable-change.ts';
import { lineOf, lineOrder, pairOf, standingValues, type ValuePair } from '../clinic/value-pairs.ts';
import type { Change, PartPoints } from '../contract/change.ts';
import type { Reason } from '../contract/fields.ts';
import type { Measurement } from '../contract/measurements.ts';
import { onlyDescribes } from '../contract/metric-entries.ts';
import type { OwnError } from './repeatability.ts';
import { lineMeasuredOn, valueStands, whyWithoutValue } from './unmeasured.ts';

/** The values that belong to a photo: computed from it, or entered at its visit for its view or for none. */
function valuesOf(record: PhotoRecord, values: readonly Measurement[]): Measurement[] {
  const { photo } = record;
  const stands = valueStands(record);
  return values.filter((value) =>
    value.photoId === null
      ? value.visitId === photo.visitId && (value.view === null || value.view === photo.view)
      : value.photoId === photo.id && stands,
  );
}

export type ChangesInput = {
  before: PhotoRecord;
  after: PhotoRecord;
  reference: PhotoRecord | undefined;
  values: readonly Measurement[];
  comparability: Comparability;
  /** What else may have made a change. */
  causes: readonly Reason[];
  ownError: OwnError;
};

/** The value at the reference, else at the earlier of the two: a relative error is a share of it either way round. */
function referenceValueOf(input: ChangesInput, before: Measurement | null, after: Measurement | null) {
  const either = after ?? before;
  if (either === null) return null;
  const atReference = input.reference && standingValues(valuesOf(input.reference, input.values));
  const held = pairOf(atReference?.get(lineOf(either)) ?? [], [either]);
  if (held.before !== null && held.refusal === null) return held.before.value;
  const [first, second] =
    input.before.visit.date <= input.after.visit.date ? [before, after] : [after, before];
  return (first ?? second)?.value ?? null;
}

/** Why a side has no value that the program should have read from its photo. */
function missingOf(
  { before, after }: ChangesInput,
  pair: Pick<ValuePair, 'before' | 'after'>,
): Pick<Change, 'missing'> {
  if (pair.before && pair.after) return {};
  return {
    missing: {
      before: pair.before ? null : whyWithoutValue(before),
      after: pair.after ? null : whyWithoutValue(after),
    },
  };
}

/** The line of what both photos should have been measured for, where neither has a value: it is said all the same. */
function unmeasuredLine(input: ChangesInput, found: readonly Change[]): Change[] {
  const line = lineMeasuredOn(input.after, input.reference);
  if (line === null) return [];
  const { metric, unit, view } = line;
  // A calliper's line is another one, unless it is in the very unit: then its values stand for the pair.
  const isSaid = found.some(
    (each) =>
      each.metric === metric && each.view === view && (each.unit === unit || each.source === 'algorithm'),
  );
  if (isSaid) return [];
  const none = { before: null, after: null };
  const refusal = refusalOf(input);
  const change = changeOf({
    metric,
    unit,
    ...none,
    referenceValue: null,
    own: null,
    refusal,
    otherCauses: input.causes,
  });
  return [{ ...change, view, ...missingOf(input, none) }];
}

/** Why the two photos may not be compared. */
const refusalOf = ({ comparability }: ChangesInput) =>
  comparability.reasons.find(({ severity }) => severity === 'refuse') ?? null;

/**
 * What changed between two photos. Photos that may not be compared say so for what was measured on them, not for what
 * was read at the visit; where a photo has no value although its view is measured, why not.
 */
export async function pairChanges(input: ChangesInput): Promise<Change[]> {
  const { values, ownError } = input;
  const before = standingValues(valuesOf(input.before, values));
  const after = standingValues(valuesOf(input.after, values));
  const lines = [...new Set([...before.keys(), ...after.keys()])];
  const found = await Promise.all(
    lines.flatMap((line) => {
      const pair = pairOf(before.get(line) ?? [], after.get(line) ?? []);
      const either = pair.after ?? pair.before;
      if (either === null || onlyDescribes(either.metric)) return [];
      const { metric, unit } = either;
      const onPhotos = pair.before?.photoId != null || pair.after?.photoId != null;
      const points =
        metric === 'part_width' && onPhotos
          ? { points: { before: pointsOf(pair.before), after: pointsOf(pair.after) } }
          : {};
      return ownError(either).then((own) => ({
        ...points,
        ...(onPhotos ? missingOf(input, pair) : {}),
        ...changeOf({
          metric,
          unit,
          reading: either,
          before: pair.before?.value ?? null,
          after: pair.after?.value ?? null,
          uncertainty: {
            before: pair.before?.uncertainty ?? null,
            after: pair.after?.uncertainty ?? null,
          },
          referenceValue: referenceValueOf(input, pair.before, pair.after),
          own,
          refusal: pair.refusal ?? (onPhotos ? refusalOf(input) : null),
          otherCauses: input.causes,
        }),
      }));
    }),
  );
  return [...found, ...unmeasuredLine(input, found)].sort(lineOrder);
}

/** Front, middle and back of a part as they were measured; a calliper's value has none. */
function pointsOf(value: Measurement | null): PartPoints | null {
  const { front, middle, back } = value?.details ?? {};
  const all = [front, middle, back].every((width) => typeof width === 'number');
  return all ? ({ front, middle, back } as PartPoints) : null;
}
