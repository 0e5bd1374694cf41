/** How values are said, wherever they stand. */
export const measures = {
  points: 'points',
  noValue: 'no value',
  pullPositive: 'positive: three hairs or more',
  pullNegative: 'negative: fewer than three hairs',
  noBetter: 'shown without a verdict',
  // Never with ±, which is the measuring error's alone.
  standardError: 'standard error {{error}}',
  standardErrorNote:
    'The standard error says how well this one photo tells the value. What another photo of the same head would add (pose, combing, light) is in the measuring error, which a change is held against.',
  howTitle: 'How it was measured',
  how: {
    algorithm: 'Computed from the photo: {{method}}, version {{version}}.',
    device: 'Given by a device: {{method}}.',
    person: 'Read by a person: {{method}}.',
  },
  /** What the program calls its methods, in words. */
  method: {
    seen: 'seen by eye, against our own drawings of the scale',
    pull_test: 'hairs pulled gently by hand',
    patient_answer: 'the patient’s own answer, 0 to 10',
    salt_areas: 'loss of four areas, seen by eye',
    dlqi_total: 'total of the filled-in form',
    density_by_calibre: 'density times mean calibre',
    'two-networks': 'trained networks tell how much of each place hair hides (two-networks)',
    'quarter-cover':
      'from where hair hides a quarter as much as beside the part to where it does so again (quarter-cover)',
  },
} as const;
