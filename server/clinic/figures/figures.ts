import { milestoneFates, milestones as milestoneOrder } from '../../contract/codes.ts';
import type {
  FigureDivision,
  FigureGroup,
  FigureLine,
  FigureMilestone,
  FigureRow,
  Figures,
  MilestoneFigures,
} from '../../contract/figures.ts';
import { metricRules } from '../metrics.ts';
import { lineOrder } from '../value-pairs.ts';
import { groupCodes, groupsOf } from './divide.ts';
import { reachedFates } from './fate.ts';
import { spreadOf } from './spread.ts';

type Member = { row: FigureRow; at: FigureMilestone };

const distinct = (members: readonly Member[]) => new Set(members.map(({ row }) => row.patientId)).size;

/** The figures of some courses at one milestone. `inPercent`: changes are a share of the reference's value. */
function milestoneFigures(
  milestone: FigureMilestone['milestone'],
  members: readonly Member[],
  inPercent: boolean,
): MilestoneFigures {
  const count = (holds: (at: FigureMilestone) => boolean) => members.filter(({ at }) => holds(at)).length;
  const verdict = (code: FigureMilestone['verdict']) => count((at) => at.verdict === code);
  const [improvement, within_noise, worsening] = [
    verdict('improvement'),
    verdict('within_noise'),
    verdict('worsening'),
  ];
  const changes = members
    .flatMap(({ at }) => (inPercent ? at.changePercent : at.change) ?? [])
    .toSorted((a, b) => a - b);
  const fates = Object.fromEntries(
    milestoneFates.map((fate) => [fate, count((at) => at.fate === fate)]),
  ) as MilestoneFigures['fates'];
  return {
    milestone,
    suppressed: false,
    patients: distinct(members.filter(({ at }) => at.fate === 'comparable')),
    fates,
    reached: reachedFates.reduce((sum, fate) => sum + fates[fate], 0),
    reviewed: count((at) => at.fate === 'comparable' && at.reviewed),
    lateAccepted: count((at) => at.fate === 'comparable' && at.lateAccepted),
    verdicts: {
      improvement,
      within_noise,
      worsening,
      not_comparable: verdict('not_comparable'),
      no_verdict: verdict('no_verdict'),
    },
    nonResponders: within_noise + worsening,
    judged: improvement + within_noise + worsening,
    spread: spreadOf(changes),
    changes,
  };
}

function groupFigures(
  code: string,
  by: FigureDivision,
  rows: readonly FigureRow[],
  inPercent: boolean,
): FigureGroup | null {
  const members = rows.flatMap((row) =>
    row.milestones.filter((at) => groupsOf(by, row, at).includes(code)).map((at) => ({ row, at })),
  );
  const courses = new Set(members.map(({ row }) => row.courseId)).size;
  if (courses === 0) return null;
  const asked = milestoneOrder.filter(
    (each) => each !== 'baseline' && members.some(({ at }) => at.milestone === each),
  );
  return {
    code,
    courses,
    patients: distinct(members),
    suppressed: false,
    milestones: asked.map((each) =>
      milestoneFigures(
        each,
        members.filter(({ at }) => at.milestone === each),
        inPercent,
      ),
    ),
  };
}

/** By which methods the values were read, the one with most of them first. */
function methodsOf(rows: readonly FigureRow[]): FigureLine['methods'] {
  const counts = new Map<string, FigureLine['methods'][number]>();
  for (const { method, methodVersion, change } of rows.flatMap(({ milestones }) => milestones)) {
    if (method === null || methodVersion === null || change === null) continue;
    const key = `${method} ${methodVersion}`;
    const before = counts.get(key) ?? { method, version: methodVersion, readings: 0 };
    counts.set(key, { ...before, readings: before.readings + 1 });
  }
  return [...counts.values()].sort((a, b) => b.readings - a.readings || (a.method < b.method ? -1 : 1));
}

/** The band of the method that most values were read by; a relative error is one share for all. */
function bandOfLine(rows: readonly FigureRow[], inPercent: boolean, method: string | undefined) {
  const at = rows
    .flatMap(({ milestones }) => milestones)
    .find((each) => each.method === method && each.sdc !== null && each.before);
  if (at === undefined || at.sdc === null || at.before === null) return null;
  return {
    sdc: inPercent ? (100 * at.sdc) / Math.abs(at.before) : at.sdc,
    provisional: at.sdcProvisional ?? true,
    pairs: at.sdcPairs ?? 0,
  };
}

function figureLine(by: FigureDivision, rows: readonly FigureRow[]): FigureLine[] {
  const [first] = rows;
  if (first === undefined) return [];
  const { metric, view, unit } = first;
  const rule = metricRules[metric];
  const inPercent = rule.errorKind === 'wcv';
  const methods = methodsOf(rows);
  return [
    {
      metric,
      view,
      unit,
      better: rule.better,
      changeIn: inPercent ? 'percent' : 'unit',
      band: bandOfLine(rows, inPercent, methods[0]?.method),
      methods,
      groups: groupCodes[by].flatMap((code) => groupFigures(code, by, rows, inPercent) ?? []),
    },
  ];
}

export type FiguresInput = {
  on: string;
  by: FigureDivision;
  rows: readonly FigureRow[];
  pending: number;
  clinicAnchor: Figures['anchor']['clinic'];
};

/** The figures of the clinic's courses, one line a primary measure, view and unit. */
export function figuresOf({ on, by, rows, pending, clinicAnchor }: FiguresInput): Figures {
  const lines = new Map<string, FigureRow[]>();
  for (const row of rows) {
    const key = `${row.metric}|${row.view}|${row.unit}`;
    const line = lines.get(key);
    if (line) line.push(row);
    else lines.set(key, [row]);
  }
  return {
    on,
    by,
    deidentified: false,
    courses: rows.length,
    patients: new Set(rows.map(({ patientId }) => patientId)).size,
    pending,
    anchor: {
      clinic: clinicAnchor,
      otherwise: rows.filter(({ anchor }) => anchor !== clinicAnchor).length,
      fallback: rows.filter(({ anchorFallback }) => anchorFallback).length,
    },
    lines: [...lines.values()]
      .flatMap((each) => figureLine(by, each))
      .sort((a, b) => lineOrder({ ...a, site: null }, { ...b, site: null })),
  };
}
