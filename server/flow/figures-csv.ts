import { stringify } from 'csv-stringify/sync';
import { daysBetween } from '../clinic/dates.ts';
import { coTreatmentsOf, withheldColumns } from '../clinic/figures/withhold.ts';
import type { FigureMilestone, FigureRow } from '../contract/figures.ts';

/** Of the whole clinic's table: one row a course and milestone. */
export type FiguresTable = {
  rows: readonly FigureRow[];
  /** The day they stood so. */
  on: string;
  /** Left out: the table is to name nobody. */
  codes?: ReadonlyMap<string, string>;
  demonstration: boolean;
};

type Cell = string | number | boolean | null;

const measured = ({
  before,
  after,
  change,
  changePercent,
  ...at
}: FigureMilestone): Record<string, Cell> => ({
  before,
  after,
  change,
  change_percent: changePercent,
  verdict: at.verdict,
  sdc: at.sdc,
  sdc_provisional: at.sdcProvisional,
  sdc_pairs: at.sdcPairs,
  not_comparable_why: at.refusal,
  method: at.method,
  method_version: at.methodVersion,
  source: at.source,
});

const unmeasured = Object.fromEntries(
  [
    'before',
    'after',
    'change',
    'change_percent',
    'verdict',
    'sdc',
    'sdc_provisional',
    'sdc_pairs',
    'not_comparable_why',
    'method',
    'method_version',
    'source',
  ].map((name) => [name, null]),
);

const courseCells = (row: FigureRow): Record<string, Cell> => ({
  sessions_given: row.sessionsGiven,
  sessions_planned: row.sessionsPlanned,
  course_state: row.state,
  anchor: row.anchor,
  anchor_is_last_session: row.anchorFallback,
});

const standing = (at: FigureMilestone): Record<string, Cell> => ({
  milestone: at.milestone,
  fate: at.fate,
  reviewed: at.reviewed,
  late_by_days: at.lateByDays,
  late_accepted: at.lateAccepted,
});

/** With the patient's code and dates: for work inside the clinic. */
function namedRows(table: FiguresTable): Record<string, Cell>[] {
  return table.rows.flatMap((row) =>
    row.milestones.map((at) => ({
      figures_of: table.on,
      code: table.codes?.get(row.patientId) ?? null,
      course: row.courseNumber,
      metric: row.metric,
      view: row.view,
      unit: row.unit,
      site: at.site,
      pattern: row.pattern,
      sex: row.sex,
      age_band: row.ageBand,
      ...courseCells(row),
      lost: row.lost,
      first_session: row.firstSessionOn,
      injected_ml_a_session: row.injectedMl,
      dose: row.dose,
      zones: row.zones.join(' '),
      co_treatments: at.coTreatments.join(' '),
      ...standing(at),
      opens: at.opensOn,
      target: at.targetOn,
      closes: at.closesOn,
      visit: at.visitOn,
      ...measured(at),
    })),
  );
}

/**
 * Without code, sex, pattern of loss and dates: days count from the first session. Of measure, age band, dose, zones and
 * other treatments, what would single out fewer than five patients is left open, however these are combined. Courses are
 * numbered in the order of random ids, and nothing tells which two are of one patient.
 */
function namelessRows({ rows }: FiguresTable): Record<string, Cell>[] {
  const ids = rows.map(({ courseId }) => courseId).sort();
  const numbers = new Map(ids.map((id, index) => [id, index + 1]));
  const withheld = withheldColumns(rows);
  return rows.flatMap((row, index) => {
    const hidden = withheld[index] ?? new Set();
    const days = (on: string | null) =>
      on === null || row.firstSessionOn === null ? null : daysBetween(row.firstSessionOn, on);
    const isHidden = hidden.has('line');
    return row.milestones.map((at) => ({
      course: numbers.get(row.courseId) ?? null,
      suppressed: isHidden,
      metric: isHidden ? null : row.metric,
      view: isHidden ? null : row.view,
      unit: isHidden ? null : row.unit,
      age_band: hidden.has('age_band') ? null : row.ageBand,
      ...(isHidden
        ? Object.fromEntries(Object.keys(courseCells(row)).map((name) => [name, null]))
        : courseCells(row)),
      dose: hidden.has('dose') ? null : row.dose,
      zones: hidden.has('zones') ? null : row.zones.join(' '),
      co_treatments: hidden.has('co_treatments') ? null : coTreatmentsOf(row),
      ...standing(at),
      target_day: days(at.targetOn),
      visit_day: days(at.visitOn),
      ...(isHidden ? unmeasured : measured(at)),
    }));
  });
}

/**
 * The table as RFC 4180, in UTF-8 with the mark that spreadsheets ask for. A cell of text that a spreadsheet would take
 * for a formula begins with an apostrophe; numbers stay numbers. What comes of a demonstration says so in every row.
 */
export function figuresCsv(table: FiguresTable): string {
  const rows = (table.codes ? namedRows(table) : namelessRows(table)).map((row) => ({
    ...row,
    ...(table.demonstration ? { demonstration: true } : {}),
  }));
  return stringify(rows, {
    header: true,
    bom: true,
    record_delimiter: '\r\n',
    escape_formulas: true,
    cast: { boolean: (value) => (value ? 'yes' : 'no') },
  });
}
