import type { Metric } from '../contract/codes.ts';
import type { Reason } from '../contract/fields.ts';
import type { NewMeasurement } from '../contract/measurements.ts';
import { cumulativeThickness, saltScore } from './derived-values.ts';
import { ludwigStages, norwoodStages, sinclairStages } from './metrics.ts';
import { reason } from './reason.ts';

type Check = (entered: NewMeasurement) => (Reason | undefined)[];

/** Derived figures are entered rounded; what differs by more is another figure. */
const roundingShare = 0.01;

function number(entered: NewMeasurement, detail: string): number | undefined {
  const value = entered.details?.[detail];
  return typeof value === 'number' ? value : undefined;
}

function missing(entered: NewMeasurement, detail: string): Reason {
  return reason('detail_missing', 'refuse', { metric: entered.metric, detail });
}

function wanted(entered: NewMeasurement, detail: string, min: number, max: number): Reason | undefined {
  const value = number(entered, detail);
  if (value === undefined) return missing(entered, detail);
  if (value >= min && value <= max) return undefined;
  return reason('detail_out_of_range', 'refuse', { detail, value, min, max });
}

function atSite(entered: NewMeasurement): Reason | undefined {
  return entered.site?.trim() ? undefined : missing(entered, 'site');
}

function onView(entered: NewMeasurement): Reason | undefined {
  return entered.view ? undefined : missing(entered, 'view');
}

/** A figure that follows from its parts must agree with them, as far as rounding goes. */
function agrees(entered: NewMeasurement, expected: number): Reason | undefined {
  const tolerance = Math.max(0.05, Math.abs(expected) * roundingShare);
  if (Math.abs(entered.value - expected) <= tolerance) return undefined;
  return reason('parts_disagree', 'refuse', { metric: entered.metric, value: entered.value, expected });
}

const density: Check = (entered) => {
  const [areaCm2, hairs] = [number(entered, 'areaCm2'), number(entered, 'hairs')];
  const counted = areaCm2 && hairs !== undefined ? agrees(entered, hairs / areaCm2) : undefined;
  return [atSite(entered), wanted(entered, 'areaCm2', 0.01, 10), counted];
};

const tvRatio: Check = (entered) => {
  const cutOffUm = number(entered, 'cutOffUm');
  const known = cutOffUm === undefined || cutOffUm === 30 || cutOffUm === 40;
  return [
    atSite(entered),
    cutOffUm === undefined ? missing(entered, 'cutOffUm') : undefined,
    known ? undefined : reason('cut_off_unknown', 'refuse', { cutOffUm }),
  ];
};

const thickness: Check = (entered) => {
  const [densityPerCm2, calibreUm] = [number(entered, 'densityPerCm2'), number(entered, 'calibreUm')];
  const both = densityPerCm2 !== undefined && calibreUm !== undefined;
  return [atSite(entered), both ? agrees(entered, cumulativeThickness(densityPerCm2, calibreUm)) : undefined];
};

const pull: Check = (entered) => [wanted(entered, 'pulled', 50, 60)];

const salt: Check = (entered) => {
  const [top, back] = [number(entered, 'top'), number(entered, 'back')];
  const [left, right] = [number(entered, 'left'), number(entered, 'right')];
  if (top === undefined || back === undefined || left === undefined || right === undefined) return [];
  return [agrees(entered, saltScore({ top, back, left, right }))];
};

/** A stage is both its place on the scale and its name; the two must be the same stage. */
function stageOf(stages: readonly string[]): Check {
  return (entered) => {
    const stage = entered.details?.stage;
    if (typeof stage !== 'string') return [missing(entered, 'stage')];
    if (stages[entered.value - 1] === stage) return [];
    return [reason('stage_unknown', 'refuse', { stage, stages: stages.join(', ') })];
  };
}

/** An assessment that was not blinded is an opinion, and is not kept as one. */
const blinded: Check = (entered) => (entered.details?.blinded === true ? [] : [missing(entered, 'blinded')]);

const nothing: Check = () => [];

const checks: Record<Metric, Check> = {
  coverage: (entered) => [onView(entered)],
  part_width: (entered) => [onView(entered)],
  density,
  calibre: (entered) => [atSite(entered), wanted(entered, 'hairs', 1, 10_000)],
  tv_ratio: tvRatio,
  cht: thickness,
  pull,
  gpa: blinded,
  shedding: nothing,
  satisfaction: nothing,
  pain: nothing,
  stage_norwood: stageOf(norwoodStages),
  stage_ludwig: stageOf(ludwigStages),
  stage_sinclair: stageOf(sinclairStages),
  salt,
  dlqi: nothing,
};

/** What must be said along with a value of its metric and is missing or contradicts it (domain §4). */
export function checkDetails(entered: NewMeasurement): Reason[] {
  return checks[entered.metric](entered).filter((found) => found !== undefined);
}
