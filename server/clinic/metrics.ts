import type { MeasurementSource, Metric } from '../contract/codes.ts';

/** Both ends belong to the range; `null`: no end on that side. */
export type Range = { min: number | null; max: number | null };

/**
 * How the error of a metric is kept: as a standard deviation in its unit (`wsd`), as a coefficient of variation in
 * percent of the reference value (`wcv`), or not at all, because it is a reading and never earns a verdict.
 */
export type ErrorKind = 'wsd' | 'wcv' | 'none';

export type MetricRule = {
  /** The first is the usual one; values in different units are never compared. */
  units: readonly string[];
  /** Outside: refused. */
  hard: Range;
  /** Outside: asked to confirm. */
  warn: Range | null;
  whole: boolean;
  better: 'up' | 'down' | null;
  errorKind: ErrorKind;
  /** Smallest detectable change, by unit, until the clinic knows its own: in the unit (wsd) or in percent (wcv). */
  provisionalSdc: Readonly<Record<string, number>>;
  /** Where a value may come from: the program's own measuring, a device, or a person's reading. */
  sources: readonly MeasurementSource[];
};

/** Two standard errors of a difference, 1.96 · √2: what a change must exceed to be one (95 %). */
export const sdcFactor = 2.77;

const anySource: readonly MeasurementSource[] = ['algorithm', 'device', 'person'];
const reading = {
  warn: null,
  whole: true,
  better: null,
  errorKind: 'none',
  provisionalSdc: {},
  sources: ['person'],
} as const;
const tenPoints: MetricRule = { ...reading, units: ['points'], hard: { min: 0, max: 10 } };
const stage = (last: number): MetricRule => ({ ...reading, units: ['stage'], hard: { min: 1, max: last } });

const relative = (percent: number) => ({ errorKind: 'wcv' as const, percent: percent * sdcFactor });
const densityError = relative(5);
const calibreError = relative(4);

/** Norwood's stages with their variants, mildest first; a stage's value is its place, from 1. */
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

/** The tables of domain §4, one row a metric. */
export const metricRules: Readonly<Record<Metric, MetricRule>> = {
  coverage: {
    units: ['%'],
    hard: { min: 0, max: 100 },
    warn: null,
    whole: false,
    better: 'up',
    errorKind: 'wsd',
    provisionalSdc: { '%': 8 },
    sources: anySource,
  },
  part_width: {
    units: ['mm', '% of head width'],
    hard: { min: 0, max: 60 },
    warn: null,
    whole: false,
    better: 'down',
    errorKind: 'wsd',
    provisionalSdc: { mm: 1.5 },
    sources: anySource,
  },
  density: {
    units: ['hairs/cm²'],
    hard: { min: 0, max: 450 },
    warn: { min: null, max: 320 },
    whole: false,
    better: 'up',
    errorKind: densityError.errorKind,
    provisionalSdc: { 'hairs/cm²': densityError.percent },
    sources: anySource,
  },
  calibre: {
    units: ['µm'],
    hard: { min: 10, max: 150 },
    warn: null,
    whole: false,
    better: 'up',
    errorKind: calibreError.errorKind,
    provisionalSdc: { µm: calibreError.percent },
    sources: anySource,
  },
  tv_ratio: {
    units: ['ratio'],
    hard: { min: 0, max: 100 },
    warn: null,
    whole: false,
    better: 'up',
    errorKind: calibreError.errorKind,
    provisionalSdc: { ratio: calibreError.percent },
    sources: anySource,
  },
  cht: {
    units: ['mm/cm²'],
    hard: { min: 0, max: 30 },
    warn: null,
    whole: false,
    better: 'up',
    errorKind: calibreError.errorKind,
    provisionalSdc: { 'mm/cm²': calibreError.percent },
    sources: anySource,
  },
  pull: { ...reading, units: ['hairs'], hard: { min: 0, max: 60 }, better: 'down' },
  gpa: { ...reading, units: ['points'], hard: { min: -3, max: 3 }, better: 'up' },
  shedding: tenPoints,
  satisfaction: tenPoints,
  pain: tenPoints,
  stage_norwood: stage(norwoodStages.length),
  stage_ludwig: stage(ludwigStages.length),
  stage_sinclair: stage(sinclairStages.length),
  salt: { ...reading, units: ['points'], hard: { min: 0, max: 100 }, whole: false },
  dlqi: { ...reading, units: ['points'], hard: { min: 0, max: 30 } },
};
