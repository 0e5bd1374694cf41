import { stringify } from 'csv-stringify/sync';
import { daysBetween } from '../clinic/dates.ts';
import type { DatePrecision, Language } from '../contract/codes.ts';
import { knownPart } from '../contract/known-part.ts';
import type { Progress, ProgressPoint, ProgressSeries, UnmeasuredPhoto } from '../contract/progress.ts';
import { wordsOf } from '../words.ts';
import { reasonSentences } from './reason-sentences.ts';

/** Codes, dates and numbers as a program reads them; the columns of words are for people. */
const columns = [
  'metric',
  'unit',
  'view',
  'site',
  'date',
  'days_since_reference',
  'sessions_given',
  'value',
  'is_reference',
  'comparable',
  'change',
  'sdc',
  'sdc_provisional',
  'sdc_pairs',
  'verdict',
  'verdict_provisional',
  'visibility',
  'verdict_text',
  'reasons',
  'standard_error',
  'method',
  'method_version',
  'source',
  'anchor',
  'anchor_date',
  'anchor_note',
  'visit_id',
  'photo_id',
  'measurement_id',
] as const;

type Row = Record<(typeof columns)[number], string | number | boolean | null>;

type Dated = { on: string; precision: DatePrecision };

/** Days are counted between days, not between months. */
function daysSince(from: Dated | undefined, to: Dated): number | null {
  if (from === undefined || from.precision !== 'day' || to.precision !== 'day') return null;
  return daysBetween(from.on, to.on);
}

const referenceOf = ({ referenceOn: on, referencePrecision: precision }: Progress): Dated | undefined =>
  on === null ? undefined : { on, precision };

/** What the months of every row are counted from. */
function anchorCells({ anchor }: Progress, language: Language) {
  const note = anchor?.fallback ? wordsOf(language).find('reasons.counted_from_last_session') : null;
  return { anchor: anchor?.code ?? null, anchor_date: anchor?.on ?? null, anchor_note: note ?? null };
}

function row(progress: Progress, series: ProgressSeries, point: ProgressPoint, language: Language): Row {
  const { verdict } = point;
  // What was entered is held against its own first reading, which need not be of the reference photo's day.
  const reference = series.points.find(({ isReference }) => isReference);
  return {
    metric: series.metric,
    unit: series.unit,
    view: series.view,
    site: series.site,
    date: knownPart(point.on, point.precision),
    days_since_reference: daysSince(reference, point),
    sessions_given: point.sessionsGiven,
    value: point.value,
    is_reference: point.isReference,
    comparable: point.comparable,
    change: point.change,
    sdc: series.band?.sdc ?? null,
    sdc_provisional: series.band?.provisional ?? null,
    sdc_pairs: series.band?.pairs ?? null,
    verdict: verdict?.code ?? null,
    verdict_provisional: verdict?.provisional ?? null,
    visibility: verdict?.visibility ?? null,
    verdict_text: verdict === null ? null : (wordsOf(language).find(`codes.verdict.${verdict.code}`) ?? null),
    reasons: reasonSentences(point.reasons, language),
    standard_error: point.uncertainty,
    method: point.method,
    method_version: point.methodVersion,
    source: point.source,
    ...anchorCells(progress, language),
    visit_id: point.visitId,
    photo_id: point.photoId,
    measurement_id: point.measurementId,
  };
}

/** A photo that could not be measured is a row without a value: a table that left it out would flatter. */
function unmeasuredRow(progress: Progress, photo: UnmeasuredPhoto, language: Language): Partial<Row> {
  return {
    metric: photo.metric,
    view: photo.view,
    date: knownPart(photo.on, photo.precision),
    days_since_reference: daysSince(referenceOf(progress), photo),
    is_reference: photo.isReference,
    comparable: false,
    reasons: reasonSentences([photo.reason], language),
    ...anchorCells(progress, language),
    visit_id: photo.visitId,
    photo_id: photo.photoId,
  };
}

/**
 * The numbers of the chart, and the photos without one, as RFC 4180, in UTF-8 with the mark that spreadsheets ask for. A
 * cell of text that a spreadsheet would take for a formula begins with an apostrophe; numbers stay numbers, negative ones
 * too. What comes of a demonstration says so in every row.
 */
export function progressCsv(progress: Progress, language: Language, demonstration: boolean): string {
  const measured = progress.series.flatMap((series) =>
    series.points.map((point) => row(progress, series, point, language)),
  );
  const unmeasured = progress.unmeasured.map((photo) => unmeasuredRow(progress, photo, language));
  const rows = [...measured, ...unmeasured].map((each) => ({
    ...each,
    ...(demonstration ? { demonstration } : {}),
  }));
  return stringify(rows, {
    columns: demonstration ? [...columns, 'demonstration'] : [...columns],
    header: true,
    bom: true,
    record_delimiter: '\r\n',
    escape_formulas: true,
    cast: { boolean: (value) => (value ? 'yes' : 'no') },
  });
}
