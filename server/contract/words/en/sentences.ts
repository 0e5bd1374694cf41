/**
 * The finding beside a chart, and the parts it is put together from. Codes in braces become words through the
 * nested parts below; a reader of another language may order the parts as that language does.
 */
export const sentences = {
  finding_no_reference:
    'There is no reference photo of the $t(sentences.view.{{view}}) yet. Take one before the first injection.',
  finding_nothing_yet:
    'There is nothing yet to compare with the reference of the $t(sentences.view.{{view}}).',
  finding_not_measured:
    'There is no value of the $t(sentences.view.{{view}}) to hold against its reference. $t(reasons.{{reason}})',
  finding_not_comparable:
    '$t(sentences.metric.{{metric}}) of the $t(sentences.view.{{view}}) $t(sentences.when.{{when}}) is not comparable with the reference. $t(reasons.{{reason}})',
  finding_no_verdict:
    '$t(sentences.metric.{{metric}}) was {{before, number(maximumFractionDigits: 1)}} {{unitText}} at the reference and {{after, number(maximumFractionDigits: 1)}} {{unitText}} $t(sentences.when.{{when}}).',
  finding_within_noise:
    '$t(sentences.metric.{{metric}}) of the $t(sentences.view.{{view}}) was {{before, number(maximumFractionDigits: 1)}} {{unitText}} at the reference and {{after, number(maximumFractionDigits: 1)}} {{unitText}} $t(sentences.when.{{when}}); $t(sentences.error.{{error}}), so this is no measurable change.',
  finding_improvement:
    '$t(sentences.metric.{{metric}}) of the $t(sentences.view.{{view}}) $t(sentences.direction.{{direction}}) from {{before, number(maximumFractionDigits: 1)}} {{unitText}} to {{after, number(maximumFractionDigits: 1)}} {{unitText}} $t(sentences.when.{{when}}); $t(sentences.error.{{error}}), so this is a measurable improvement.',
  finding_improvement_visibility:
    '$t(sentences.metric.{{metric}}) of the $t(sentences.view.{{view}}) $t(sentences.direction.{{direction}}) from {{before, number(maximumFractionDigits: 1)}} {{unitText}} to {{after, number(maximumFractionDigits: 1)}} {{unitText}} $t(sentences.when.{{when}}); $t(sentences.error.{{error}}), so this is a measurable improvement, $t(codes.visibility.{{visibility}}).',
  finding_worsening:
    '$t(sentences.metric.{{metric}}) of the $t(sentences.view.{{view}}) $t(sentences.direction.{{direction}}) from {{before, number(maximumFractionDigits: 1)}} {{unitText}} to {{after, number(maximumFractionDigits: 1)}} {{unitText}} $t(sentences.when.{{when}}); $t(sentences.error.{{error}}), so this is a measurable worsening.',
  error: {
    own: 'this clinic’s own measuring error is ±{{sdc, number(maximumFractionDigits: 1)}} {{unitText}}',
    ownPoints: 'this clinic’s own measuring error is ±{{sdc, number(maximumFractionDigits: 1)}} points',
    published:
      'the measuring error is taken as ±{{sdc, number(maximumFractionDigits: 1)}} {{unitText}} until this clinic knows its own (provisional)',
    publishedPoints:
      'the measuring error is taken as ±{{sdc, number(maximumFractionDigits: 1)}} points until this clinic knows its own (provisional)',
  },
  direction: { rose: 'rose', fell: 'fell' },
  when: {
    after_third: 'after the third session',
    three_months: 'three months after $t(sentences.from.{{from}})',
    six_months: 'six months after $t(sentences.from.{{from}})',
    twelve_months: 'twelve months after $t(sentences.from.{{from}})',
    latest: '{{daysSinceReference}} days after the reference',
  },
  from: {
    third_session: 'the third session',
    first_session: 'the first session',
    last_session: 'the last session given',
  },
  view: {
    frontal: 'hairline',
    superior: 'top of the head',
    vertex: 'crown',
    temporal_left: 'left temple',
    temporal_right: 'right temple',
    occipital: 'back of the head',
    trichoscopy: 'close-up site',
  },
  detail: {
    site: 'the site it was taken at',
    view: 'the view it was taken from',
    areaCm2: 'the area counted, in cm²',
    hairs: 'the number of hairs',
    cutOffUm: 'the cut-off between terminal and vellus hairs, in µm',
    pulled: 'the number of hairs pulled',
    stage: 'the name of the stage',
    blinded: 'a blinded reading',
  },
  ofPhoto: '$t(sentences.photoFirst.{{photo}}) – {{said}}',
  /** Which of two photos: held against the reference, by their days, or, of one day, not told apart. */
  photo: {
    reference: 'the reference',
    photo: 'the photo',
    earlier: 'the earlier photo',
    later: 'the later photo',
    one: 'one of the two photos',
    other: 'the other one',
  },
  photoFirst: {
    reference: 'The reference',
    photo: 'The photo',
    earlier: 'The earlier photo',
    later: 'The later photo',
    one: 'One of the two photos',
    other: 'The other one',
  },
  /** How far the lengths of hair lie apart. */
  classes: { 2: 'two classes', 3: 'three classes', 4: 'four classes' },
  metric: {
    coverage: 'Hair coverage',
    part_width: 'Part width',
    density: 'Hair density',
    calibre: 'Hair calibre',
    tv_ratio: 'The ratio of terminal to vellus hairs',
    cht: 'Cumulative hair thickness',
    pull: 'The pull test',
    gpa: 'The global assessment',
    shedding: 'Shedding',
    satisfaction: 'Satisfaction',
    pain: 'Pain',
    stage_norwood: 'The Norwood stage',
    stage_ludwig: 'The Ludwig stage',
    stage_sinclair: 'The Sinclair stage',
    salt: 'The SALT score',
    dlqi: 'The DLQI total',
  },
} as const;
