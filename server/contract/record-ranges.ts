/**
 * Least and most of a number of the session record, in the unit of its name, and 1 where it is a whole number: the hard
 * ranges of domain §3, for the wire and for the form's own check.
 */
export const recordRanges = {
  bloodDrawnMl: [4, 120],
  anticoagulantMl: [0, 15],
  bloodPlateletsKPerUl: [20, 1500],
  haematocrit: [0.15, 0.65],
  plasmaMl: [0.5, 30],
  plasmaPlateletsKPerUl: [50, 5000],
  activatorMl: [0, 5],
  activatorPercent: [0, 20],
  activatedMinutesBefore: [0, 240],
  injectedMl: [0.2, 30],
  injectionPoints: [1, 400, 1],
  needleGauge: [18, 34, 1],
  depthMm: [0.25, 8],
  pain: [0, 10, 1],
} as const satisfies Record<string, readonly [number, number, number?]>;
export type RecordNumber = keyof typeof recordRanges;

/** As `recordRanges`, of one spin of the centrifuge. */
export const spinRanges = {
  rpm: [200, 6000],
  radiusCm: [4, 25],
  minutes: [1, 30],
  g: [30, 3000],
  temperatureC: [2, 40],
} as const satisfies Record<string, readonly [number, number, number?]>;
export type SpinNumber = keyof typeof spinRanges;

/** All zones of a scalp together, in cm². */
export const largestAreaCm2 = 800;
