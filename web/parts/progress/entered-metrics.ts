import type { Metric, View } from '../../../server/contract/codes.ts';

/** What a form asks along with a value. Ranges are the server's: it refuses in words what cannot be. */
export interface EnteredMetric {
  metric: Metric;
  units: readonly [string, ...string[]];
  /** A place on the head: a named site, a view, or none. */
  place: 'site' | 'view' | 'none';
  /** Numbers that belong to the value. */
  details: readonly Detail[];
  /** The scale, mildest first; the value is the place on it, from 1. */
  stages?: readonly string[];
}

export interface Detail {
  name:
    | 'areaCm2'
    | 'hairs'
    | 'cutOffUm'
    | 'densityPerCm2'
    | 'calibreUm'
    | 'pulled'
    | 'top'
    | 'back'
    | 'left'
    | 'right';
  optional: boolean;
}

const needed = (name: Detail['name']): Detail => ({ name, optional: false });
const optional = (name: Detail['name']): Detail => ({ name, optional: true });

const tenPoints = (metric: Metric): EnteredMetric => ({
  metric,
  units: ['points'],
  place: 'none',
  details: [],
});
const stageScale = (metric: Metric, stages: readonly string[]): EnteredMetric => ({
  metric,
  units: ['stage'],
  place: 'none',
  details: [],
  stages,
});

/** Everything that may be entered by hand, as domain §4 lists it; a global assessment only comes from a blinded reading. */
export const enteredMetrics: readonly [EnteredMetric, ...EnteredMetric[]] = [
  {
    metric: 'density',
    units: ['hairs/cm²'],
    place: 'site',
    details: [needed('areaCm2'), optional('hairs')],
  },
  { metric: 'calibre', units: ['µm'], place: 'site', details: [needed('hairs')] },
  { metric: 'tv_ratio', units: ['ratio'], place: 'site', details: [needed('cutOffUm')] },
  {
    metric: 'cht',
    units: ['mm/cm²'],
    place: 'site',
    details: [optional('densityPerCm2'), optional('calibreUm')],
  },
  { metric: 'part_width', units: ['mm', '% of head width'], place: 'view', details: [] },
  { metric: 'coverage', units: ['%'], place: 'view', details: [] },
  { metric: 'pull', units: ['hairs'], place: 'none', details: [needed('pulled')] },
  tenPoints('shedding'),
  tenPoints('satisfaction'),
  tenPoints('pain'),
  stageScale('stage_norwood', [
    'I',
    'II',
    'IIa',
    'III',
    'III vertex',
    'IIIa',
    'IV',
    'IVa',
    'V',
    'Va',
    'VI',
    'VII',
  ]),
  stageScale('stage_ludwig', ['I', 'II', 'III']),
  stageScale('stage_sinclair', ['1', '2', '3', '4', '5']),
  {
    metric: 'salt',
    units: ['points'],
    place: 'none',
    details: [optional('top'), optional('back'), optional('left'), optional('right')],
  },
  { metric: 'dlqi', units: ['points'], place: 'none', details: [] },
];

/** A part is measured from above, coverage anywhere but at a close-up. */
export const viewsFor = (metric: Metric): readonly [View, ...View[]] =>
  metric === 'part_width'
    ? ['superior']
    : ['vertex', 'superior', 'frontal', 'temporal_left', 'temporal_right', 'occipital'];
