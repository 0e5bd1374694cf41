/** How values are said, wherever they stand. */
export const measures = {
  points: 'points',
  noValue: 'no value',
  noBetter: 'shown without a verdict',
} as const;
