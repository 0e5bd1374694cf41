import { sql } from 'drizzle-orm';
import type { PatientPage, PatientRow } from '../../server/contract/patients.ts';
import { type Actor, isStaff } from '../actor.ts';
import { fold } from '../fold.ts';
import type { Store } from '../open.ts';
import { matchExpression } from './patient-search.ts';

const pageSize = 25;

type Found = Omit<PatientRow, 'next'> & { rowId: number; nameFolded: string; next: string | null };

/** What a roster row shows; visit, thumbnail and milestone are found by index, one row at a time. */
const columns = (dueSince: string) => sql`
  p.row_id as rowId, p.name_folded as nameFolded, p.id, p.code, p.name, p.year_of_birth as yearOfBirth, p.phone, p.status,
  (select v.date from visits v where v.patient_id = p.id and v.status = 'done' and v.kind <> 'historical' order by v.date desc limit 1) as lastVisitOn,
  (select r.photo_id from reference_photos r where r.patient_id = p.id order by r.view, r.version desc limit 1) as thumbPhotoId,
  (select json_object('milestone', w.milestone, 'opensOn', w.opens_on, 'closesOn', w.closes_on)
    from milestone_windows w
    where w.patient_id = p.id and w.settled = 0 and w.projected = 0 and w.closes_on >= ${dueSince} and p.status = 'active'
    order by w.closes_on limit 1) as next`;

function onTheWire({ rowId: _rowId, nameFolded: _nameFolded, next, ...row }: Found): PatientRow {
  return { ...row, next: next === null ? null : JSON.parse(next) };
}

/** All patients in the order of their names; the cursor is the last folded name and row. */
function byName(store: Store, dueSince: string, after: string | undefined): PatientPage {
  const [rowId, name] = after === undefined ? [0, ''] : cursorParts(after);
  const found = store.db.all<Found>(sql`
    select ${columns(dueSince)} from patients p
    where (p.name_folded, p.row_id) > (${name}, ${rowId})
    order by p.name_folded, p.row_id limit ${pageSize}`);
  const last = found.length === pageSize ? found.at(-1) : undefined;
  return {
    patients: found.map(onTheWire),
    after: last === undefined ? null : `${last.rowId}:${last.nameFolded}`,
  };
}

function cursorParts(after: string): [rowId: number, name: string] {
  const colon = after.indexOf(':');
  return [Number(after.slice(0, colon)) || 0, after.slice(colon + 1)];
}

/** Patients whose words begin with what was typed, newest record first: who is asked for was seen lately. */
function byWords(
  store: Store,
  dueSince: string,
  expression: string,
  typed: string,
  after: string | undefined,
): PatientPage {
  const below = after === undefined ? Number.MAX_SAFE_INTEGER : cursorParts(after)[0];
  const found = store.db.all<Found>(sql`
    select ${columns(dueSince)} from patients p
    where p.row_id in (
      select rowid from patient_search where patient_search match ${expression} and rowid < ${below}
      order by rowid desc limit ${pageSize})
    order by p.row_id desc`);
  const last = found.length === pageSize ? found.at(-1) : undefined;
  const rows =
    after === undefined ? exactCodeFirst(store, dueSince, found, typed) : withoutExactCode(found, typed);
  return { patients: rows.map(onTheWire), after: last === undefined ? null : `${last.rowId}:` };
}

/** Whoever types a whole code means that patient, however old the record is. */
function exactCodeFirst(store: Store, dueSince: string, found: Found[], typed: string): Found[] {
  const exact = store.db.all<Found>(
    sql`select ${columns(dueSince)} from patients p where lower(p.code) = ${fold(typed.trim())}`,
  );
  return [...exact, ...found.filter((row) => !exact.some((match) => match.rowId === row.rowId))];
}

/** Who stood first on the first page is not shown again on a later one. */
function withoutExactCode(found: Found[], typed: string): Found[] {
  return found.filter((row) => row.code.toLowerCase() !== fold(typed.trim()));
}

/**
 * A page of the roster: 25 rows and the cursor of the next, by name or by what was typed. `dueSince`: a milestone that closed
 * before this day is missed, and not the next one.
 */
export async function listPatients(
  store: Store,
  actor: Actor,
  query: { q?: string | undefined; after?: string | undefined },
  dueSince: string,
): Promise<PatientPage> {
  if (!isStaff(actor)) return { patients: [], after: null };
  const typed = query.q ?? '';
  if (typed.trim() === '') return byName(store, dueSince, query.after);
  const expression = matchExpression(typed);
  return expression === null
    ? { patients: [], after: null }
    : byWords(store, dueSince, expression, typed, query.after);
}
