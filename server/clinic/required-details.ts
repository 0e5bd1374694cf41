import type { Metric } from '../contract/codes.ts';
import { cumulativeThickness, saltScore } from '../contract/derived-values.ts';
import type { Reason } from '../contract/fields.ts';
import type { NewMeasurement } from '../contract/measurements.ts';
import { type DetailName, metricEntries } from '../contract/metric-entries.ts';
import { reason } from './reason.ts';

type Check = (entered: NewMeasurement) => Reason | undefined;

/** Derived figures are entered rounded; what differs by more is another figure. */
const roundingShare = 0.01;

function number(entered: NewMeasurement, detail: DetailName): number | undefined {
  const value = entered.details?.[detail];
  return typeof value === 'number' ? value : undefined;
}

function missing(entered: NewMeasurement, detail: string): Reason {
  return reason('detail_missing', 'refuse', { metric: entered.metric, detail });
}

/** What the metric's entry in the contract asks for and is not there. */
function missingDetails(entered: NewMeasurement): Reason[] {
  const { place, details, stages } = metricEntries[entered.metric];
  const there = { site: entered.site?.trim(), view: entered.view, none: 'nowhere' }[place];
  const absent: string[] = there ? [] : [place];
  for (const { name, needed } of details) {
    if (needed && number(entered, name) === undefined) absent.push(name);
  }
  if (stages && typeof entered.details?.stage !== 'string') absent.push('stage');
  return absent.map((detail) => missing(entered, detail));
}

function within(entered: NewMeasurement, detail: DetailName, min: number, max: number): Reason | undefined {
  const value = number(entered, detail);
  if (value === undefined || (value >= min && value <= max)) return undefined;
  return reason('detail_out_of_range', 'refuse', { detail, value, min, max });
}

/** A figure that follows from its parts must agree with them, as far as rounding goes. */
function agrees(entered: NewMeasurement, expected: number): Reason | undefined {
  const tolerance = Math.max(0.05, Math.abs(expected) * roundingShare);
  if (Math.abs(entered.value - expected) <= tolerance) return undefined;
  return reason('parts_disagree', 'refuse', { metric: entered.metric, value: entered.value, expected });
}

const countedArea: Check = (entered) => within(entered, 'areaCm2', 0.01, 10);

const countOverArea: Check = (entered) => {
  const [areaCm2, hairs] = [number(entered, 'areaCm2'), number(entered, 'hairs')];
  return areaCm2 && hairs !== undefined ? agrees(entered, hairs / areaCm2) : undefined;
};

const knownCutOff: Check = (entered) => {
  const cutOffUm = number(entered, 'cutOffUm');
  const known = cutOffUm === undefined || cutOffUm === 30 || cutOffUm === 40;
  return known ? undefined : reason('cut_off_unknown', 'refuse', { cutOffUm });
};

const thickness: Check = (entered) => {
  const [densityPerCm2, calibreUm] = [number(entered, 'densityPerCm2'), number(entered, 'calibreUm')];
  if (densityPerCm2 === undefined || calibreUm === undefined) return undefined;
  return agrees(entered, cumulativeThickness(densityPerCm2, calibreUm));
};

const lossOf =
  (area: DetailName): Check =>
  (entered) =>
    within(entered, area, 0, 100);

/** No more hairs come out than are pulled. */
const removedOfPulled: Check = (entered) => {
  const { metric, value, unit } = entered;
  const pulled = number(entered, 'pulled');
  if (pulled === undefined || value <= pulled) return undefined;
  return reason('value_out_of_range', 'refuse', { metric, value, min: 0, max: pulled, unit });
};

const salt: Check = (entered) => {
  const [top, back] = [number(entered, 'top'), number(entered, 'back')];
  const [left, right] = [number(entered, 'left'), number(entered, 'right')];
  if (top === undefined || back === undefined || left === undefined || right === undefined) return undefined;
  return agrees(entered, saltScore({ top, back, left, right }));
};

/** A stage is both its place on the scale and its name; the two must be the same stage. */
const sameStage: Check = (entered) => {
  const { stages } = metricEntries[entered.metric];
  const stage = entered.details?.stage;
  if (!stages || typeof stage !== 'string' || stages[entered.value - 1] === stage) return undefined;
  return reason('stage_unknown', 'refuse', { stage, stages: stages.join(', ') });
};

/** An assessment that was not blinded is an opinion, and is not kept as one. */
const blinded: Check = (entered) =>
  entered.details?.blinded === true ? undefined : missing(entered, 'blinded');

/** What else can be wrong with what goes along with a value. */
const checks: Partial<Record<Metric, readonly Check[]>> = {
  density: [countedArea, countOverArea],
  calibre: [(entered) => within(entered, 'hairs', 1, 10_000)],
  tv_ratio: [knownCutOff],
  cht: [thickness],
  pull: [(entered) => within(entered, 'pulled', 50, 60), removedOfPulled],
  gpa: [blinded],
  stage_norwood: [sameStage],
  stage_ludwig: [sameStage],
  stage_sinclair: [sameStage],
  salt: [lossOf('top'), lossOf('back'), lossOf('left'), lossOf('right'), salt],
};

/** What must be said along with a value of its metric and is missing or contradicts it (domain §4). */
export function checkDetails(entered: NewMeasurement): Reason[] {
  const wrong = (checks[entered.metric] ?? []).map((check) => check(entered));
  return [...missingDetails(entered), ...wrong.filter((found) => found !== undefined)];
}
