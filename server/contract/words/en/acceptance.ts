/** A doctor decides whether old photos may be compared, by the grade each would have. */
export const acceptance = {
  title: 'Comparable?',
  waiting: 'Old photos are drawn hollow and compare with nothing until a doctor accepts them.',
  accepted: 'A doctor accepted these old photos as comparable.',
  loading: 'Fetching the grades …',
  grade: 'grade {{grade}} against the reference',
  gradeSoFar: 'grade {{grade}} so far; it is still being measured',
  noReference: 'this view has no reference yet to hold it against',
  isReference: 'is the reference itself',
  accept: 'Accept as comparable',
  takeBack: 'No longer accept them',
  doctor: 'Accepting them is a doctor’s decision.',
  done: 'The old photos are accepted as comparable.',
  undone: 'The old photos are drawn hollow again.',
  reference: 'An old photo',
  referenceText:
    'It is from before this record ({{date}}). This is what it is worth against the present reference:',
  acceptToo: 'Accept the photos of that visit as comparable too',
  acceptTooHint: 'Otherwise nothing that is held against this photo is comparable.',
} as const;
