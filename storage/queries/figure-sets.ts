import { randomUUID } from 'node:crypto';
import { and, asc, desc, eq } from 'drizzle-orm';
import type { FigureRow, FigureSetHead, FrozenFigures } from '../../server/contract/figures.ts';
import { type Actor, clinicalScope, personId } from '../actor.ts';
import { note } from '../audit.ts';
import type { Store } from '../open.ts';
import { figureSetRows, figureSets } from '../schema/figures.ts';
import { people } from '../schema/people.ts';
import { type Transaction, transaction } from '../transaction.ts';

const headColumns = {
  id: figureSets.id,
  name: figureSets.name,
  frozenOn: figureSets.frozenOn,
  frozenAt: figureSets.frozenAt,
  frozenBy: people.name,
  courses: figureSets.courses,
  patients: figureSets.patients,
};

/** The frozen sets, newest first, without what is in them. */
export async function listFigureSets(store: Store, actor: Actor): Promise<FigureSetHead[]> {
  return store.db
    .select(headColumns)
    .from(figureSets)
    .innerJoin(people, eq(people.id, figureSets.frozenBy))
    .where(clinicalScope(actor))
    .orderBy(desc(figureSets.frozenAt), desc(figureSets.id))
    .all();
}

function setIn(tx: Transaction, actor: Actor, id: string) {
  return tx
    .select({ head: headColumns, frozen: figureSets.figures })
    .from(figureSets)
    .innerJoin(people, eq(people.id, figureSets.frozenBy))
    .where(and(eq(figureSets.id, id), clinicalScope(actor)))
    .get();
}

/** A frozen set with its figures; `undefined`: there is none for this actor. */
export async function findFigureSet(
  store: Store,
  actor: Actor,
  id: string,
): Promise<{ head: FigureSetHead; frozen: FrozenFigures } | undefined> {
  return setIn(store.db, actor, id);
}

/** The rows of a set in the order they were frozen in. */
export async function listFigureSetRows(store: Store, actor: Actor, id: string): Promise<FigureRow[]> {
  return store.db
    .select({ row: figureSetRows.row })
    .from(figureSetRows)
    .where(and(eq(figureSetRows.setId, id), clinicalScope(actor)))
    .orderBy(asc(figureSetRows.position))
    .all()
    .map(({ row }) => row);
}

/** Rows of one statement; thousands of statements took most of the time. */
const rowsAtOnce = 250;

export type FigureSetEntry = {
  name: string;
  frozenOn: string;
  frozen: FrozenFigures;
  rows: readonly FigureRow[];
};

/** Keeps figures and the rows they were made of, for good. */
export async function keepFigureSet(
  store: Store,
  actor: Actor,
  now: Date,
  { name, frozenOn, frozen, rows }: FigureSetEntry,
): Promise<FigureSetHead> {
  return transaction(store, (tx): FigureSetHead => {
    const id = randomUUID();
    const { courses, patients } = frozen.figures.all;
    const [frozenBy, frozenAt] = [personId(actor), now.toISOString()];
    tx.insert(figureSets)
      .values({ id, name, frozenOn, figures: frozen, courses, patients, frozenBy, frozenAt })
      .run();
    const numbered = rows.map((row, position) => ({ setId: id, position, row }));
    for (let from = 0; from < numbered.length; from += rowsAtOnce) {
      tx.insert(figureSetRows)
        .values(numbered.slice(from, from + rowsAtOnce))
        .run();
    }
    note(tx, actor, now, { action: 'freeze', noun: 'figure_set', nounId: id });
    return (setIn(tx, actor, id) as { head: FigureSetHead }).head;
  });
}
