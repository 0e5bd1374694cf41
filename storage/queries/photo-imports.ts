import { randomUUID } from 'node:crypto';
import { and, asc, desc, eq, inArray, ne, type SQL, sql } from 'drizzle-orm';
import { alias } from 'drizzle-orm/sqlite-core';
import type { DatePrecision } from '../../server/contract/codes.ts';
import { knownPart } from '../../server/contract/known-part.ts';
import type { PhotoImport } from '../../server/contract/photo-imports.ts';
import { type Actor, clinicalScope, personId } from '../actor.ts';
import { note } from '../audit.ts';
import type { Store } from '../open.ts';
import { visits } from '../schema/patients.ts';
import { people } from '../schema/people.ts';
import {
  photoImportPhotos,
  photoImports,
  photoImportUndos,
  photoImportVisits,
} from '../schema/photo-imports.ts';
import { photos } from '../schema/photos.ts';
import { type Transaction, transaction } from '../transaction.ts';
import { excludeIn } from './photo-changes.ts';
import { cancelVisitIn, createVisitIn, type VisitEntry } from './visits.ts';

const undoer = alias(people, 'undoer');

function importsWhere(tx: Transaction, actor: Actor, condition: SQL): PhotoImport[] {
  const rows = tx
    .select({
      id: photoImports.id,
      patientId: photoImports.patientId,
      startedBy: people.name,
      startedAt: photoImports.startedAt,
      undoneBy: undoer.name,
      undoneAt: photoImportUndos.undoneAt,
    })
    .from(photoImports)
    .innerJoin(people, eq(people.id, photoImports.startedBy))
    .leftJoin(photoImportUndos, eq(photoImportUndos.importId, photoImports.id))
    .leftJoin(undoer, eq(undoer.id, photoImportUndos.undoneBy))
    .where(and(condition, clinicalScope(actor)))
    .orderBy(desc(photoImports.rowId))
    .all();
  return rows.map((row) => ({ ...row, ...contentsOf(tx, row.id) }));
}

function contentsOf(tx: Transaction, importId: string): Pick<PhotoImport, 'visits' | 'photos' | 'standing'> {
  const { visitId, isNew, place } = photoImportVisits;
  const { date, datePrecision } = visits;
  const under = tx
    .select({ visitId, date, datePrecision, isNew })
    .from(photoImportVisits)
    .innerJoin(visits, eq(visits.id, visitId))
    .where(eq(photoImportVisits.importId, importId))
    .orderBy(asc(place))
    .all();
  const states = tx
    .select({ state: photos.state })
    .from(photoImportPhotos)
    .innerJoin(photos, eq(photos.id, photoImportPhotos.photoId))
    .where(eq(photoImportPhotos.importId, importId))
    .all();
  const standing = states.filter(({ state }) => state !== 'excluded').length;
  return { visits: under, photos: states.length, standing };
}

/** The imports of a patient, newest first, those taken back among them. */
export async function listPhotoImports(
  store: Store,
  actor: Actor,
  patientId: string,
): Promise<PhotoImport[]> {
  return importsWhere(store.db, actor, eq(photoImports.patientId, patientId));
}

/** One import, or `undefined` where there is none or the actor may not know of it. */
export async function findPhotoImport(
  store: Store,
  actor: Actor,
  id: string,
): Promise<PhotoImport | undefined> {
  return importsWhere(store.db, actor, eq(photoImports.id, id))[0];
}

/** A date as exactly as it is known: `2023-03` is March 2023, however its row writes the day. */
type OldDate = { date: string; datePrecision: DatePrecision };
const known = ({ date, datePrecision }: OldDate): string => knownPart(date, datePrecision);

/** The patient's visit of old photos of that very date, if there is one. */
function visitOf(tx: Transaction, patientId: string, wanted: OldDate): string | undefined {
  const there = tx
    .select({ id: visits.id, date: visits.date, datePrecision: visits.datePrecision })
    .from(visits)
    .where(
      and(
        eq(visits.patientId, patientId),
        eq(visits.kind, 'historical'),
        ne(visits.status, 'cancelled'),
        // What a doctor accepted is not added to behind the doctor's back.
        eq(visits.accepted, false),
        eq(visits.datePrecision, wanted.datePrecision),
      ),
    )
    .orderBy(asc(visits.createdAt))
    .all();
  return there.find((visit) => known(visit) === known(wanted))?.id;
}

/** Begins an import: each date has its visit from now on, the one that was there where there was one. */
export async function startPhotoImport(
  store: Store,
  actor: Actor,
  now: Date,
  entry: Omit<VisitEntry, 'date' | 'datePrecision'>,
  dates: readonly OldDate[],
): Promise<PhotoImport> {
  return transaction(store, (tx): PhotoImport => {
    const [id, { patientId }] = [randomUUID(), entry];
    const started = { startedBy: personId(actor), startedAt: now.toISOString() };
    tx.insert(photoImports)
      .values({ id, patientId, ...started })
      .run();
    dates.forEach((date, place) => {
      const there = visitOf(tx, patientId, date);
      const visitId = there ?? createVisitIn(tx, actor, now, { ...entry, ...date }).id;
      tx.insert(photoImportVisits)
        .values({ importId: id, place, visitId, isNew: there === undefined })
        .run();
    });
    note(tx, actor, now, { action: 'open', noun: 'photo_import', nounId: id, patientId });
    return importsWhere(tx, actor, eq(photoImports.id, id))[0] as PhotoImport;
  });
}

/** `missing`: no import of this patient that has this visit; `undone`: it was taken back meanwhile. */
export function importState(
  tx: Transaction,
  actor: Actor,
  importId: string,
  { patientId, visitId }: { patientId: string; visitId: string },
): 'open' | 'undone' | 'missing' {
  const own = and(eq(photoImports.id, importId), eq(photoImports.patientId, patientId));
  const found = importsWhere(tx, actor, own as SQL)[0];
  if (!found?.visits.some((visit) => visit.visitId === visitId)) return 'missing';
  return found.undoneAt === null ? 'open' : 'undone';
}

/**
 * Takes an import back: its photos are excluded with the reason, and the visits it made are cancelled where nothing else
 * is in them. A photo that was moved to another patient since, or replaced by a retake, stays as it is. `undefined`:
 * there is no such import; one that was taken back already is answered as it stands.
 */
export async function undoPhotoImport(
  store: Store,
  actor: Actor,
  now: Date,
  id: string,
  reason: string,
): Promise<PhotoImport | undefined> {
  return transaction(store, (tx): PhotoImport | undefined => {
    const before = importsWhere(tx, actor, eq(photoImports.id, id))[0];
    if (before === undefined || before.undoneAt !== null) return before;
    const { patientId } = before;
    const stored = tx
      .select({ photo: photos })
      .from(photoImportPhotos)
      .innerJoin(photos, eq(photos.id, photoImportPhotos.photoId))
      .where(
        and(eq(photoImportPhotos.importId, id), eq(photos.patientId, patientId), eq(photos.state, 'current')),
      )
      .all();
    for (const { photo } of stored) excludeIn(tx, actor, now, photo, reason);
    const made = before.visits.filter(({ isNew }) => isNew).map(({ visitId }) => visitId);
    for (const visitId of emptyVisits(tx, made)) cancelVisitIn(tx, actor, now, visitId);
    const undone = { undoneBy: personId(actor), undoneAt: now.toISOString() };
    tx.insert(photoImportUndos)
      .values({ importId: id, ...undone })
      .run();
    const details = { photos: stored.length };
    note(tx, actor, now, { action: 'undo', noun: 'photo_import', nounId: id, patientId, details });
    return importsWhere(tx, actor, eq(photoImports.id, id))[0];
  });
}

/** Visits of old photos that hold no photo which counts. */
function emptyVisits(tx: Transaction, visitIds: readonly string[]): string[] {
  const holds = sql`exists (select 1 from ${photos} where ${photos.visitId} = ${visits.id} and ${photos.state} = 'current')`;
  return tx
    .select({ id: visits.id })
    .from(visits)
    .where(
      and(
        inArray(visits.id, [...visitIds]),
        eq(visits.kind, 'historical'),
        ne(visits.status, 'cancelled'),
        sql`not ${holds}`,
      ),
    )
    .all()
    .map(({ id }) => id);
}
