/** The page of the colour card, and what is printed on the card. */
export const colourCard = {
  lead: 'Lay the card flat beside the head, in the same light, into every photo. Where both photos of a pair show it, their light is compared by it, and it gives the scale in millimetres.',
  print: 'Print the card',
  steps: {
    scale: 'Print at 100 % (“actual size”) on plain white A4 paper, never “fit to page”.',
    measure: 'Measure the line on the card with a ruler: it has to be 100 mm long.',
    cut: 'Cut along the thin line and glue the card on stiff cardboard, so that it lies flat.',
    same: 'Use this very print for every photo of a patient. Print a new one for new patients when it is bent, stained or faded.',
  },
  honestTitle: 'What it can and cannot do',
  honest:
    'An office printer’s colours are not certified: the printed patches only come near the stated values. The card does not make colours true. It makes two photos comparable, if the same print is in both. A card in only one of the two is not used.',
  scaleNote:
    'The scale in millimetres holds where the card lies. Keep it at the height of the scalp: five centimetres lower, photographed from half a metre, makes it a tenth too small.',
  patchesTitle: 'Stated values',
  patchesCaption: 'Stated sRGB values of the patches, in the order in which they are printed',
  patch: 'Patch',
  values: 'Red, green, blue',
  grey: 'Grey {{number}}',
  colour: 'Colour {{number}}',
  card: 'The colour card: four coded corners, six greys, six colours and a line of 100 mm',
  onCard: 'Whorl colour card · layout {{version}}',
  onCardPrint: 'Print at 100 %. Measure that this line is 100 mm.',
  onCardSame: 'Not certified: use the same print for both photos.',
} as const;
