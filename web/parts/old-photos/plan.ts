import type { View } from '../../../server/contract/codes.ts';
import type { LookedAtPhoto } from '../../../server/contract/photo-imports.ts';
import type { TimelineVisit } from '../../../server/contract/timeline.ts';
import { type OldDate, type OldFile, sameDate } from './old-file.ts';

/** Why a file is not added, whatever view and date it gets. */
export type Refusal =
  | { why: 'unreadable'; problem: unknown }
  | { why: 'twice'; name: string }
  | { why: 'already'; there: NonNullable<LookedAtPhoto['already']> }
  | { why: 'otherPatient'; there: NonNullable<LookedAtPhoto['otherPatient']> };

/** Why a file with date and view has to take another view. */
export type Clash = 'viewTaken' | 'viewTwice';

export interface PlannedFile {
  file: OldFile;
  clash: Clash | null;
}

/** The files of one date, and the visit of old photos that is there for it. */
export interface PlannedVisit {
  key: string;
  /** `null`: files without a date. */
  date: OldDate | null;
  visitId: string | null;
  files: PlannedFile[];
  /** Views that the visit has, or will have once these files are added. */
  views: ReadonlySet<View>;
}

export interface Plan {
  /** Files the server has not answered for yet. */
  looking: number;
  /** Without a date first, then newest first. */
  visits: PlannedVisit[];
  refused: { file: OldFile; refusal: Refusal }[];
  /** What would be stored now. */
  ready: OldFile[];
  noDate: number;
  noView: number;
  clashing: number;
}

export const dateKey = (date: OldDate | null): string => (date ? `${date.date} ${date.datePrecision}` : '');

/** `first`: of each picture the file it came with first. */
function refusalOf(file: OldFile, first: ReadonlyMap<string, OldFile>): Refusal | null {
  const { look } = file;
  if (look.step === 'failed') return { why: 'unreadable', problem: look.problem };
  if (look.step !== 'seen') return null;
  const { sha256, already, otherPatient } = look.found;
  const same = first.get(sha256);
  if (same && same !== file) return { why: 'twice', name: same.file.name };
  if (already) return { why: 'already', there: already };
  return otherPatient && !file.confirmed ? { why: 'otherPatient', there: otherPatient } : null;
}

/** A visit of old photos of that very date; one that was cancelled is not used again. */
const visitThere = (date: OldDate, visits: readonly TimelineVisit[]): TimelineVisit | undefined =>
  visits.find(
    (visit) =>
      visit.kind === 'historical' &&
      visit.status !== 'cancelled' &&
      sameDate({ ...visit, date: firstDay(visit) }, date),
  );

/** Of a month or a year its first day, whichever day the row was written with. */
export const firstDay = ({ date, datePrecision }: OldDate): string =>
  ({ day: date, month: `${date.slice(0, 7)}-01`, year: `${date.slice(0, 4)}-01-01` })[datePrecision];

/** The views a visit has a photo of that a new one would stand against. */
const viewsOf = (visit: TimelineVisit | undefined): View[] =>
  (visit?.photos ?? [])
    .filter(
      ({ state, purpose, timing }) =>
        state === 'current' && purpose !== 'replicate' && timing === 'before_injection',
    )
    .map(({ view }) => view);

function plannedVisit(
  date: OldDate | null,
  files: readonly OldFile[],
  visits: readonly TimelineVisit[],
): PlannedVisit {
  const there = date ? visitThere(date, visits) : undefined;
  const taken = new Set(viewsOf(there));
  const given = new Set<View>();
  const planned = files.map((file): PlannedFile => {
    const { view } = file;
    if (view === null || date === null) return { file, clash: null };
    if (taken.has(view)) return { file, clash: 'viewTaken' };
    if (given.has(view)) return { file, clash: 'viewTwice' };
    given.add(view);
    return { file, clash: null };
  });
  return {
    key: dateKey(date),
    date,
    visitId: there?.id ?? null,
    files: planned,
    views: new Set([...taken, ...given]),
  };
}

/** Which file would go where and which not: what the page shows, and what is stored when a person says so. */
export function planOf(files: readonly OldFile[], visits: readonly TimelineVisit[]): Plan {
  const refused: Plan['refused'] = [];
  const wanted: OldFile[] = [];
  const first = new Map<string, OldFile>();
  for (const file of files) {
    const { look } = file;
    if (look.step === 'seen' && !first.has(look.found.sha256)) first.set(look.found.sha256, file);
    const refusal = refusalOf(file, first);
    if (refusal) refused.push({ file, refusal });
    else if (look.step === 'seen') wanted.push(file);
  }
  const dates = new Map(wanted.map(({ date }) => [dateKey(date), date]));
  const planned = [...dates]
    .sort(([, a], [, b]) => dateOrder(a, b))
    .map(([key, date]) =>
      plannedVisit(
        date,
        wanted.filter((file) => dateKey(file.date) === key),
        visits,
      ),
    );
  const dated = planned.flatMap((visit) => (visit.date === null ? [] : visit.files));
  return {
    looking: files.filter(({ look }) => look.step === 'waiting' || look.step === 'looking').length,
    visits: planned,
    refused,
    ready: dated.flatMap(({ file, clash }) => (file.view !== null && clash === null ? [file] : [])),
    noDate: wanted.length - dated.length,
    noView: dated.filter(({ file }) => file.view === null).length,
    clashing: dated.filter(({ clash }) => clash !== null).length,
  };
}

function dateOrder(a: OldDate | null, b: OldDate | null): number {
  if (a === null || b === null) return Number(a !== null) - Number(b !== null);
  return a.date === b.date ? 0 : a.date < b.date ? 1 : -1;
}
