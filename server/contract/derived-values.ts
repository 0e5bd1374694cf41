/** Cumulative hair thickness in mm/cm²: density in hairs/cm² times mean calibre in µm (domain §4). */
export function cumulativeThickness(densityPerCm2: number, calibreUm: number): number {
  return (densityPerCm2 * calibreUm) / 1000;
}

/** Share of the scalp each area stands for in the SALT score (Olsen 2004). */
const saltWeights = { top: 0.4, back: 0.24, left: 0.18, right: 0.18 } as const;

/** SALT score, 0–100, from the percentage of hair lost in each of the four areas. */
export function saltScore(lossPercent: Record<keyof typeof saltWeights, number>): number {
  return (
    lossPercent.top * saltWeights.top +
    lossPercent.back * saltWeights.back +
    lossPercent.left * saltWeights.left +
    lossPercent.right * saltWeights.right
  );
}

/** The pull test by both rules in use: three hairs or more, and the older one of more than a tenth. */
export function pullTest(removed: number, pulled: number): { positive: boolean; positiveOlderRule: boolean } {
  return { positive: removed >= 3, positiveOlderRule: removed > 0.1 * pulled };
}

/** A figure as it is written down: two digits behind the mark. */
export const toHundredths = (value: number): number => Math.round(value * 100) / 100;
