/** A doctor makes a photo the one that all others of its view are held against. */
export const reference = {
  make: 'Make this the reference …',
  makeSide: '{{side}}: make this the reference …',
  title: 'Make this the reference',
  text: 'All photos of the view {{view}} will be aligned to this one and measured again against it. Earlier values stay in the record, and are not compared with the new ones.',
  region: 'The measured region is carried over where it can be; look at it afterwards.',
  reason: 'Why this photo',
  reasonHint: 'For instance a haircut, new colour, or an earlier photo that cannot be used.',
  submit: 'Make it the reference',
  busy: 'Saving …',
  done: 'This is the reference now. The photos of this view are being measured again.',
  offer:
    'These two stay incomparable, whatever is measured. A new reference starts the comparison again from here.',
} as const;
