import type { Reason } from '../contract/fields.ts';
import { type ValueIdentity, valuesRefusal } from './comparable-values.ts';
import { reason } from './reason.ts';

/** A value of a photo that has a replicate or is one. */
export type Reading = ValueIdentity & {
  photoId: string;
  /** Photos of one visit, view and side of the needle share it. */
  slot: string;
  value: number;
  /** Order of writing. */
  written: number;
};

/** Two values of one head, re-posed and re-combed within one visit, and the photos they were measured on. */
export type ReplicatePair = {
  values: readonly [number, number];
  photoIds: readonly [string, string];
  method: string;
  methodVersion: number;
};

/** Two photos whose values do not count, and why. */
export type LeftOutPair = { photoIds: readonly [string, string]; reason: Reason };

export type Replicates = { pairs: ReplicatePair[]; leftOut: LeftOutPair[] };

/** Nobody poses and combs a head anew in less time. */
const LEAST_SECONDS_APART = 20;

/** A burst of one pose teaches no error of posing (domain §2). Times of taking, `null` where nobody knows them. */
export function burstRefusal(one: string | null, other: string | null): Reason | null {
  if (one === null || other === null) return null;
  const seconds = Math.abs(Date.parse(one) - Date.parse(other)) / 1000;
  return seconds < LEAST_SECONDS_APART ? reason('replicate_burst', 'refuse', { seconds }) : null;
}

/** What is told of a photo's pixels alone; of two different photographs no two are equal to the last digit. */
export type PixelFacts = { sharpness: number; headWidthPx: number | null; clippedPercent: number };

/** One picture stored twice has no error at all, and would teach that there is none. `null` where nobody looked at it. */
export function copyRefusal(one: PixelFacts | null, other: PixelFacts | null): Reason | null {
  if (one === null || other === null) return null;
  const same =
    one.sharpness === other.sharpness &&
    one.headWidthPx === other.headWidthPx &&
    one.clippedPercent === other.clippedPercent;
  return same ? reason('replicate_copy', 'refuse', {}) : null;
}

/** Why two photos may not be compared, or `null`. */
export type PhotosRefusal = (photoId: string, other: string) => Reason | null;

function pairsOfSlot(readings: readonly Reading[], photosRefusal: PhotosRefusal): Replicates {
  const refusal = (one: Reading, two: Reading) =>
    valuesRefusal(one, two) ?? photosRefusal(one.photoId, two.photoId);
  const pairs: ReplicatePair[] = [];
  const waiting: Reading[] = [];
  for (const reading of readings) {
    const at = waiting.findIndex((each) => refusal(each, reading) === null);
    const [first] = at < 0 ? [] : waiting.splice(at, 1);
    if (first === undefined) {
      waiting.push(reading);
      continue;
    }
    const { method, methodVersion } = reading;
    const [values, photoIds] = [
      [first.value, reading.value] as const,
      [first.photoId, reading.photoId] as const,
    ];
    pairs.push({ values, photoIds, method, methodVersion });
  }
  const [first, ...others] = waiting;
  if (first === undefined) return { pairs, leftOut: [] };
  const held = others.length > 0 ? others : readings.filter((each) => each !== first).slice(0, 1);
  const leftOut = held.flatMap((other): LeftOutPair[] => {
    const why = refusal(first, other);
    return why === null ? [] : [{ photoIds: [first.photoId, other.photoId], reason: why }];
  });
  return { pairs, leftOut };
}

/**
 * The pairs that a measuring error is learnt from: of one visit, two by two in the order of `readings`, where both
 * values and both photos may be compared as any other pair; no photo is in two. Only the method and version of the
 * newest value count, because an error belongs to the method it was made by. The others say why they do not.
 */
export function pairUp(readings: readonly Reading[], photosRefusal: PhotosRefusal): Replicates {
  const slots = new Map<string, Reading[]>();
  for (const reading of readings) slots.set(reading.slot, [...(slots.get(reading.slot) ?? []), reading]);
  const all = [...slots.values()].map((some) => pairsOfSlot(some, photosRefusal));
  const newest = readings.reduce<Reading | undefined>(
    (last, each) => (last && last.written > each.written ? last : each),
    undefined,
  );
  const leftOut = all.flatMap((each) => each.leftOut);
  const pairs = all
    .flatMap((each) => each.pairs)
    .filter((pair) => {
      const why = newest ? valuesRefusal({ ...newest, ...pair }, newest) : null;
      if (why !== null) leftOut.push({ photoIds: pair.photoIds, reason: why });
      return why === null;
    });
  return { pairs, leftOut };
}
