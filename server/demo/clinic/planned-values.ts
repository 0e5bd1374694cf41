import type { Metric } from '../../contract/codes.ts';
import type { NewMeasurement } from '../../contract/measurements.ts';
import { metricEntries } from '../../contract/metric-entries.ts';
import type { StagePlan } from './plan.ts';
import type { Sitting } from './sittings.ts';

const areaCm2 = 0.5;

/** By a hand-held trichoscope at the crown. */
function byTrichoscope({ density, calibre }: StagePlan): NewMeasurement[] {
  const at = { method: 'trichoscopy, assisted count', site: 'crown', source: 'device' } as const;
  return [
    ...(density === undefined
      ? []
      : [
          {
            ...at,
            metric: 'density' as const,
            value: density,
            unit: 'hairs/cm²',
            details: { areaCm2, hairs: density * areaCm2 },
          },
        ]),
    ...(calibre === undefined
      ? []
      : [{ ...at, metric: 'calibre' as const, value: calibre, unit: 'µm', details: { hairs: 60 } }]),
  ];
}

function byCalliper({ callipers }: StagePlan): NewMeasurement[] {
  if (callipers === undefined) return [];
  return [
    {
      metric: 'part_width',
      value: callipers,
      unit: 'mm',
      method: 'calliper',
      view: 'superior',
      source: 'person',
      details: { point: 'middle' },
    },
  ];
}

/** A reading whose method is always the same. */
function reading(metric: Metric, value: number, details: NewMeasurement['details'] = {}): NewMeasurement {
  const { units, method } = metricEntries[metric];
  return { metric, value, unit: units[0], method: method ?? '', source: 'person', details };
}

function stageOf(metric: Metric, stage: string | undefined): NewMeasurement[] {
  if (stage === undefined) return [];
  return [reading(metric, (metricEntries[metric].stages?.indexOf(stage) ?? -1) + 1, { stage })];
}

/** The values read at a visit by hand and by device, each with everything that belongs to it. */
export function valuesOf({ plan }: Pick<Sitting, 'plan'>): NewMeasurement[] {
  const { norwood, sinclair, pull, shedding, satisfaction } = plan;
  return [
    ...byTrichoscope(plan),
    ...byCalliper(plan),
    ...stageOf('stage_norwood', norwood),
    ...stageOf('stage_sinclair', sinclair),
    ...(pull === undefined ? [] : [reading('pull', pull, { pulled: 60 })]),
    ...(shedding === undefined ? [] : [reading('shedding', shedding)]),
    ...(satisfaction === undefined ? [] : [reading('satisfaction', satisfaction)]),
  ];
}
