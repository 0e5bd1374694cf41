import type { MeasurementSource, Metric } from './codes.ts';

/** A number that belongs to a value, by its name in `details` of a measurement. */
export type DetailName =
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

export type DetailRule = { name: DetailName; needed: boolean };

/** What is said along with a value of a metric: the form asks for it and the server insists on it. */
export type MetricEntry = {
  /** The first is the usual one; values in different units are never compared. */
  units: readonly [string, ...string[]];
  /** The place on the head that must be named: a site, a view, or none. */
  place: 'site' | 'view' | 'none';
  details: readonly DetailRule[];
  /** A scale's stages, mildest first; the value is the place on it, from 1, the name goes into `details.stage`. */
  stages: readonly string[] | null;
  /** How it is always read; `null`: the method is asked for, because values of two methods are never compared. */
  method: string | null;
  /** Where a value may come from: the program's own measuring, a device, or a person's reading. */
  sources: readonly MeasurementSource[];
};

const needed = (name: DetailName): DetailRule => ({ name, needed: true });
const optional = (name: DetailName): DetailRule => ({ name, needed: false });

const measured = (
  units: MetricEntry['units'],
  place: MetricEntry['place'],
  details: readonly DetailRule[] = [],
): MetricEntry => ({
  units,
  place,
  details,
  stages: null,
  method: null,
  sources: ['algorithm', 'device', 'person'],
});

const read = (unit: string, method: string, details: readonly DetailRule[] = []): MetricEntry => ({
  units: [unit],
  place: 'none',
  details,
  stages: null,
  method,
  sources: ['person'],
});

const staged = (stages: readonly string[]): MetricEntry => ({ ...read('stage', 'seen'), stages });

/** Norwood's stages with their variants, mildest first. */
export const norwoodStages = [
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
] as const;
export const ludwigStages = ['I', 'II', 'III'] as const;
export const sinclairStages = ['1', '2', '3', '4', '5'] as const;

/** The table of domain §4, one row a metric. Plain data without a schema, so that a page that asks loads nothing else. */
export const metricEntries: Readonly<Record<Metric, MetricEntry>> = {
  coverage: measured(['%'], 'view'),
  part_width: measured(['mm', '% of head width'], 'view'),
  density: measured(['hairs/cm²'], 'site', [needed('areaCm2'), optional('hairs')]),
  calibre: measured(['µm'], 'site', [needed('hairs')]),
  tv_ratio: measured(['ratio'], 'site', [needed('cutOffUm')]),
  cht: measured(['mm/cm²'], 'site', [optional('densityPerCm2'), optional('calibreUm')]),
  pull: read('hairs', 'pull_test', [needed('pulled')]),
  gpa: read('points', 'blinded_pair'),
  shedding: read('points', 'patient_answer'),
  satisfaction: read('points', 'patient_answer'),
  pain: read('points', 'patient_answer'),
  stage_norwood: staged(norwoodStages),
  stage_ludwig: staged(ludwigStages),
  stage_sinclair: staged(sinclairStages),
  salt: read('points', 'salt_areas', [
    optional('top'),
    optional('back'),
    optional('left'),
    optional('right'),
  ]),
  dlqi: read('points', 'dlqi_total'),
};

/**
 * Whether a metric only describes. Two doctors place one head on such a scale differently: it is listed by date, never
 * drawn as a course and never subtracted (domain §4).
 */
export const onlyDescribes = (metric: Metric): boolean =>
  metricEntries[metric].stages !== null || metric === 'salt';
