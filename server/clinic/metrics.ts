import type { Metric } from '../contract/codes.ts';
import { ludwigStages, norwoodStages, sinclairStages } from '../contract/metric-entries.ts';

/** Both ends belong to the range; `null`: no end on that side. */
export type Range = { min: number | null; max: number | null };

/**
 * How the error of a metric is kept: as a standard deviation in its unit (`wsd`), as a coefficient of variation in
 * percent of the reference value (`wcv`), or not at all, because it is a reading and never earns a verdict.
 */
export type ErrorKind = 'wsd' | 'wcv' | 'none';

/** How a value is judged; what is said along with it is `metricEntries` of the contract. */
export type MetricRule = {
  /** Outside: refused. */
  hard: Range;
  /** Outside: asked to confirm. */
  warn: Range | null;
  whole: boolean;
  better: 'up' | 'down' | null;
  errorKind: ErrorKind;
  /** Smallest detectable change, by unit, until the clinic knows its own: in the unit (wsd) or in percent (wcv). */
  provisionalSdc: Readonly<Record<string, number>>;
};

/** Two standard errors of a difference, 1.96 · √2: what a change must exceed to be one (95 %). */
export const sdcFactor = 2.77;

const reading = {
  warn: null,
  whole: true,
  better: null,
  errorKind: 'none',
  provisionalSdc: {},
} as const;
const tenPoints: MetricRule = { ...reading, hard: { min: 0, max: 10 } };
const stage = (stages: readonly string[]): MetricRule => ({
  ...reading,
  hard: { min: 1, max: stages.length },
});

const relative = (percent: number) => ({ errorKind: 'wcv' as const, percent: percent * sdcFactor });
const densityError = relative(5);
const calibreError = relative(4);

/** The tables of domain §4, one row a metric. */
export const metricRules: Readonly<Record<Metric, MetricRule>> = {
  coverage: {
    hard: { min: 0, max: 100 },
    warn: null,
    whole: false,
    better: 'up',
    errorKind: 'wsd',
    provisionalSdc: { '%': 8 },
  },
  part_width: {
    hard: { min: 0, max: 60 },
    warn: null,
    whole: false,
    better: 'down',
    errorKind: 'wsd',
    provisionalSdc: { mm: 1.5 },
  },
  density: {
    hard: { min: 0, max: 450 },
    warn: { min: null, max: 320 },
    whole: false,
    better: 'up',
    errorKind: densityError.errorKind,
    provisionalSdc: { 'hairs/cm²': densityError.percent },
  },
  calibre: {
    hard: { min: 10, max: 150 },
    warn: null,
    whole: false,
    better: 'up',
    errorKind: calibreError.errorKind,
    provisionalSdc: { µm: calibreError.percent },
  },
  tv_ratio: {
    hard: { min: 0, max: 100 },
    warn: null,
    whole: false,
    better: 'up',
    errorKind: calibreError.errorKind,
    provisionalSdc: { ratio: calibreError.percent },
  },
  cht: {
    hard: { min: 0, max: 30 },
    warn: null,
    whole: false,
    better: 'up',
    errorKind: calibreError.errorKind,
    provisionalSdc: { 'mm/cm²': calibreError.percent },
  },
  pull: { ...reading, hard: { min: 0, max: 60 }, better: 'down' },
  gpa: { ...reading, hard: { min: -3, max: 3 }, better: 'up' },
  shedding: tenPoints,
  satisfaction: tenPoints,
  pain: tenPoints,
  stage_norwood: stage(norwoodStages),
  stage_ludwig: stage(ludwigStages),
  stage_sinclair: stage(sinclairStages),
  salt: { ...reading, hard: { min: 0, max: 100 }, whole: false },
  dlqi: { ...reading, hard: { min: 0, max: 30 } },
};
