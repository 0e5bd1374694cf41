import { createHash } from 'node:crypto';

/** Sums in another order differ in the last digits; nothing that is measured does in the first nine. */
const digits = 9;

/** A number without the digits that mean nothing. */
export function canonicalNumber(value: number): number {
  // Plus nought, because -0 is written as 0 too.
  return Number(value.toPrecision(digits)) + 0;
}

function canonical(value: unknown): unknown {
  if (typeof value === 'number') return Number.isFinite(value) ? canonicalNumber(value) : null;
  if (Array.isArray(value)) return value.map(canonical);
  if (typeof value !== 'object' || value === null) return value ?? null;
  const entries = Object.entries(value).filter(([, each]) => each !== undefined);
  return entries.sort(([a], [b]) => (a < b ? -1 : 1)).map(([key, each]) => [key, canonical(each)]);
}

/** A short name of a fitted model: the same for the same numbers, whatever their order and their last digits. */
export function modelName(fitted: Record<string, unknown>): string {
  return createHash('sha256')
    .update(JSON.stringify(canonical(fitted)))
    .digest('hex')
    .slice(0, 16);
}
