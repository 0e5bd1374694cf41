import { doseBand } from '../../server/clinic/figures/dose.ts';
import type { FigureMilestone, FigureRow } from '../../server/contract/figures.ts';

type Asked = {
  patientId: string;
  courseId: string;
  /** Points of coverage; `null`: no photo. */
  change: number | null;
  fate?: FigureMilestone['fate'];
  injectedMl?: number | null;
};

/** A course of coverage of the crown with the milestone at six months, judged by the published error of 8 points. */
export function figureRowOf({ patientId, courseId, change, fate, injectedMl = null }: Asked): FigureRow {
  const verdict =
    change === null ? null : change > 8 ? 'improvement' : change < -8 ? 'worsening' : 'within_noise';
  const milestone: FigureMilestone = {
    milestone: 'six_months',
    fate: fate ?? 'comparable',
    opensOn: '2026-01-01',
    targetOn: '2026-02-01',
    closesOn: '2026-03-01',
    visitOn: change === null ? null : '2026-02-02',
    lateByDays: null,
    lateAccepted: false,
    reviewed: false,
    coTreatments: [],
    before: change === null ? null : 50,
    after: change === null ? null : 50 + change,
    method: change === null ? null : 'two-networks',
    methodVersion: change === null ? null : 1,
    source: change === null ? null : 'algorithm',
    site: null,
    refusal: null,
    change,
    changePercent: change === null ? null : 2 * change,
    sdc: change === null ? null : 8,
    sdcProvisional: change === null ? null : true,
    sdcPairs: change === null ? null : 0,
    verdict,
  };
  return {
    courseId,
    courseNumber: 1,
    patientId,
    state: 'active',
    sessionsPlanned: 3,
    pattern: 'male',
    sex: 'withheld',
    lost: false,
    metric: 'coverage',
    view: 'vertex',
    unit: '%',
    anchor: 'third_session',
    anchorFallback: false,
    firstSessionOn: '2025-05-01',
    sessionsGiven: 3,
    injectedMl,
    dose: doseBand(injectedMl),
    zones: [],
    ageBand: null,
    milestones: [milestone],
  };
}

/** As many patients as changes, each with one course of that dose. */
export const clinicRows = (changes: readonly number[], injectedMl: number | null = null): FigureRow[] =>
  changes.map((change, index) =>
    figureRowOf({
      patientId: `p${injectedMl ?? ''}-${index}`,
      courseId: `c${injectedMl ?? ''}-${index}`,
      change,
      injectedMl,
    }),
  );
