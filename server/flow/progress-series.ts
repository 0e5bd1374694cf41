import type { PhotoRecord } from '../../storage/queries/photo-records.ts';
import { metricRules } from '../clinic/metrics.ts';
import type { VisitNumbering } from '../clinic/milestones/sessions.ts';
import { reason } from '../clinic/reason.ts';
import { bandOf, changeOf } from '../clinic/reliable-change.ts';
import { otherCauses } from '../clinic/treatments-between.ts';
import { lineOrder, pairOf, standingValues } from '../clinic/value-pairs.ts';
import type { Change } from '../contract/change.ts';
import type { DatePrecision, Metric, View } from '../contract/codes.ts';
import type { Reason } from '../contract/fields.ts';
import type { Measurement } from '../contract/measurements.ts';
import { onlyDescribes } from '../contract/metric-entries.ts';
import type { ProgressPoint, ProgressSeries, UnmeasuredPhoto } from '../contract/progress.ts';
import type { Visit } from '../contract/visits.ts';
import { comparedWithReference, isStanding, type PatientFacts } from './course-facts.ts';
import { sideOfRecord } from './default-references.ts';
import type { OwnError } from './repeatability.ts';
import { lineMeasuredOn, valueStands, whyWithoutValue } from './unmeasured.ts';

/** Values of one line that belong together: computed from one photo, or entered at one visit. */
type Group = { record: PhotoRecord | null; visitId: string; on: string; values: Measurement[] };

/** A series with what each point amounts to against the reference. */
export type MeasuredSeries = {
  series: ProgressSeries;
  referenceOn: string | null;
  changes: Map<ProgressPoint, Change>;
};

export type SeriesInput = {
  facts: PatientFacts;
  values: readonly Measurement[];
  numbers: ReadonlyMap<string, VisitNumbering>;
  cancelled: ReadonlySet<string>;
  /** Visits of old photos that no doctor has accepted: what was entered there is shown, and nothing is held against it. */
  unaccepted: ReadonlySet<string>;
  /** How exactly the date of each visit is known. */
  precisions: ReadonlyMap<string, DatePrecision>;
  primary: { metric: Metric; view: View };
  ownError: OwnError;
};

/** What a series asks of the visits its values belong to. */
export function seriesVisits(
  visits: readonly Visit[],
): Pick<SeriesInput, 'cancelled' | 'unaccepted' | 'precisions'> {
  const those = (is: (visit: Visit) => boolean) => new Set(visits.filter(is).map(({ id }) => id));
  return {
    cancelled: those(({ status }) => status === 'cancelled'),
    unaccepted: those(({ kind, accepted }) => kind === 'historical' && !accepted),
    precisions: new Map(visits.map(({ id, datePrecision }) => [id, datePrecision])),
  };
}

/** The photos a chart is drawn from: those that may stand for their visit, taken before the needle. */
function chartedPhotos({ records }: PatientFacts): Map<string, PhotoRecord> {
  const charted = records.filter(
    (record) => isStanding(record) && sideOfRecord(record) === 'before_injection',
  );
  return new Map(charted.map((record) => [record.photo.id, record]));
}

/** Every line with its groups, oldest first. */
function linesOf({ facts, values, cancelled }: SeriesInput): Map<string, Group[]> {
  const photos = chartedPhotos(facts);
  const owners = new Map<string, Measurement[]>();
  for (const value of values) {
    const record = value.photoId === null ? undefined : photos.get(value.photoId);
    const counts = value.photoId === null ? !cancelled.has(value.visitId) : record && valueStands(record);
    if (!counts) continue;
    const owner = value.photoId ?? value.visitId;
    owners.set(owner, [...(owners.get(owner) ?? []), value]);
  }
  const lines = new Map<string, Group[]>();
  for (const [owner, owned] of owners) {
    for (const [line, standing] of standingValues(owned)) {
      const [{ visitId, takenOn: on } = { visitId: '', takenOn: '' }] = standing;
      const group = { record: photos.get(owner) ?? null, visitId, on, values: standing };
      lines.set(line, [...(lines.get(line) ?? []), group]);
    }
  }
  for (const groups of lines.values()) groups.sort((a, b) => (a.on < b.on ? -1 : Number(a.on > b.on)));
  return lines;
}

/** The reference photo of a view, or of the primary view for what is not seen in a view. */
function referenceRecord({ facts, primary }: SeriesInput, view: View | null): PhotoRecord | undefined {
  const held = facts.records.find(({ photo }) => photo.view === (view ?? primary.view))?.held?.reference;
  return facts.records.find(({ photo }) => photo.id === held?.photoId);
}

/**
 * What the others are held against: the reference photo's own value; for what was entered, the one of its visit, else
 * the last one before it, else the first there is.
 */
function referenceGroup(
  groups: readonly Group[],
  reference: PhotoRecord | undefined,
  { unaccepted }: SeriesInput,
): Group | undefined {
  const own = groups.find(({ record }) => record !== null && record === reference);
  const entered = groups.filter(({ record, visitId }) => record === null && !unaccepted.has(visitId));
  const before = entered.findLast(({ on }) => reference !== undefined && on <= reference.visit.date);
  return own ?? before ?? (groups.some(({ record }) => record !== null) ? undefined : entered[0]);
}

function placeReasons({ record, visitId }: Group, { facts, unaccepted }: SeriesInput): Reason[] {
  if (record !== null) return comparedWithReference(record, facts).reasons;
  return unaccepted.has(visitId) ? [reason('historical_value_not_accepted', 'refuse', {})] : [];
}

/** The photos of a chart that have no value although their view is measured, and why; of a view with a reference. */
export function unmeasuredPhotos(input: Pick<SeriesInput, 'facts' | 'values'>): UnmeasuredPhoto[] {
  const measured = new Set(input.values.map(({ photoId }) => photoId));
  const isReference = ({ photo, held }: PhotoRecord) => held?.reference.photoId === photo.id;
  return [...chartedPhotos(input.facts).values()].flatMap((record): UnmeasuredPhoto[] => {
    const { id: photoId, view } = record.photo;
    const line = lineMeasuredOn(record, undefined);
    if (line === null || record.held === null) return [];
    if (measured.has(photoId) && valueStands(record)) return [];
    const { id: visitId, date: on, datePrecision: precision } = record.visit;
    const { metric } = line;
    return [
      {
        photoId,
        visitId,
        on,
        precision,
        view,
        metric,
        isReference: isReference(record),
        reason: whyWithoutValue(record),
      },
    ];
  });
}

async function measuredSeries(input: SeriesInput, groups: readonly Group[]): Promise<MeasuredSeries | null> {
  const first = groups[0]?.values[0];
  if (first === undefined) return null;
  const { metric, unit, view, site } = first;
  const referencePhoto = referenceRecord(input, view);
  const reference = referenceGroup(groups, referencePhoto, input);
  const unheld = referencePhoto !== undefined && reference === undefined;
  const own = await input.ownError(groups.at(-1)?.values[0] ?? first);
  const referenceValue = reference?.values[0]?.value ?? null;
  const changes = new Map<ProgressPoint, Change>();
  const points = groups.flatMap((group): ProgressPoint[] => {
    const { before, after, refusal } = pairOf(reference?.values ?? [], group.values);
    const value = after ?? group.values[0];
    if (value === undefined) return [];
    const reasons = [
      ...(refusal === null ? [] : [refusal]),
      ...(unheld ? [reason('reference_not_measured', 'refuse', {})] : []),
      ...placeReasons(group, input),
    ];
    const causes = reference ? otherCauses(input.facts.treatments, reference.on, group.on) : [];
    const refused = reasons.find(({ severity }) => severity === 'refuse') ?? null;
    const isReference = group === reference;
    const change = changeOf({
      metric,
      unit,
      reading: value,
      before: before?.value ?? null,
      after: value.value,
      uncertainty: { before: before?.uncertainty ?? null, after: value.uncertainty },
      referenceValue: before?.value ?? referenceValue,
      own,
      refusal: refused,
      otherCauses: causes,
    });
    const point: ProgressPoint = {
      measurementId: value.id,
      visitId: group.visitId,
      photoId: group.record?.photo.id ?? null,
      on: group.on,
      precision: input.precisions.get(group.visitId) ?? 'day',
      value: value.value,
      uncertainty: value.uncertainty,
      method: value.method,
      methodVersion: value.methodVersion,
      source: value.source,
      sessionsGiven: input.numbers.get(group.visitId)?.sessionsGivenBefore ?? 0,
      comparable: refused === null && causes.every(({ severity }) => severity !== 'refuse'),
      isReference,
      reasons: [...reasons, ...causes],
      change: isReference || onlyDescribes(metric) ? null : change.change,
      verdict: isReference ? null : change.verdict,
    };
    if (!isReference) changes.set(point, change);
    return [point];
  });
  const { better } = metricRules[metric];
  const primary = metric === input.primary.metric && (view === null || view === input.primary.view);
  const band = bandOf(metric, unit, referenceValue, own);
  return {
    series: { metric, unit, view, site, better, primary, referenceValue, band, points },
    referenceOn: reference?.on ?? null,
    changes,
  };
}

/**
 * One series a metric, unit, view and site of a patient, each held against its reference, in the order of every page.
 * Of several that the course's primary metric has, the first alone is primary and leads.
 */
export async function progressSeries(input: SeriesInput): Promise<MeasuredSeries[]> {
  const measured = await Promise.all(
    [...linesOf(input).values()].map((groups) => measuredSeries(input, groups)),
  );
  const inOrder = measured.filter((each) => each !== null).sort((a, b) => lineOrder(a.series, b.series));
  const first = inOrder.find(({ series }) => series.primary);
  const others = inOrder.filter((each) => each !== first);
  return [
    ...(first ? [first] : []),
    ...others.map((each) => ({ ...each, series: { ...each.series, primary: false } })),
  ];
}
