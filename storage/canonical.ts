/** Sums in another order differ in the last digits; nothing that is measured does in the first nine. */
const digits = 9;

/** A number without the digits that mean nothing. */
export function canonicalNumber(value: number): number {
  // Plus nought, because -0 is written as 0 too.
  return Number(value.toPrecision(digits)) + 0;
}
