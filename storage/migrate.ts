import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { readMigrationFiles } from 'drizzle-orm/migrator';
import type { Store } from './open.ts';

/** Beside this file in the source tree; two levels up from the compiled one. */
export const migrationsFolder = [
  fileURLToPath(new URL('./migrations', import.meta.url)),
  fileURLToPath(new URL('../../storage/migrations', import.meta.url)),
].find((folder) => existsSync(join(folder, 'meta', '_journal.json'))) as string;

function tableNames(store: Store): string[] {
  return store.sqlite
    .prepare<[], { name: string }>(
      "select name from sqlite_schema where type = 'table' and name not like 'sqlite_%' and name not like '%\\_search%' escape '\\' and name <> '__drizzle_migrations'",
    )
    .all()
    .map((row) => row.name);
}

function countRows(store: Store): Map<string, number> {
  const count = (name: string) =>
    store.sqlite.prepare<[], { rows: number }>(`select count(*) as rows from "${name}"`).get()?.rows ?? 0;
  return new Map(tableNames(store).map((name) => [name, count(name)]));
}

function appliedUpTo(store: Store): number {
  const known = store.sqlite.prepare("select 1 from sqlite_schema where name = '__drizzle_migrations'").get();
  if (known === undefined) return 0;
  const row = store.sqlite
    .prepare<[], { at: number | null }>('select max(created_at) as at from __drizzle_migrations')
    .get();
  return row?.at ?? 0;
}

type MigrationFile = ReturnType<typeof readMigrationFiles>[number];

/** drizzle's own record of what ran, in its own form, so that its tools still read it. */
const record = 'insert into __drizzle_migrations (hash, created_at) values (?, ?)';
const recordTable =
  'create table if not exists __drizzle_migrations (id integer primary key autoincrement, hash text not null, created_at numeric)';

function apply(store: Store, waiting: MigrationFile[]): void {
  store.sqlite.exec(recordTable);
  for (const file of waiting) {
    for (const statement of file.sql) store.sqlite.exec(statement);
    store.sqlite.prepare(record).run(file.hash, file.folderMillis);
  }
}

/** Throws where a row points to one that is gone, or a table has fewer rows than before. */
function checkNothingLost(store: Store, before: Map<string, number>): void {
  const broken = store.sqlite.pragma('foreign_key_check') as unknown[];
  if (broken.length > 0) throw new Error(`${broken.length} rows would point to rows that are gone.`);
  const now = countRows(store);
  for (const [name, rows] of before) {
    const left = now.get(name);
    if (left !== undefined && left < rows)
      throw new Error(`Table ${name} had ${rows} rows and would have ${left}.`);
  }
}

/**
 * Brings the database to the newest schema, in one transaction. drizzle's own `migrate` turns foreign keys off inside
 * a transaction, where SQLite ignores it, and a rebuilt parent table then takes every child row with it. So: copy the
 * database first, turn the keys off on the raw connection, run drizzle's files, check the keys and that no table lost a
 * row, and only then commit. Throws, with the copy's place, and leaves the database as it was.
 */
export async function migrateStore(
  store: Store,
  folder: string = migrationsFolder,
): Promise<{ applied: number }> {
  const before = appliedUpTo(store);
  const waiting = readMigrationFiles({ migrationsFolder: folder }).filter(
    (file) => file.folderMillis > before,
  );
  if (waiting.length === 0) return { applied: 0 };
  let kept = '';
  if (before > 0) {
    const copy = join(store.dataFolder, `whorl-before-migration-${waiting.at(-1)?.folderMillis}.db`);
    await store.sqlite.backup(copy);
    kept = ` A copy from before is ${copy}.`;
  }
  const rows = countRows(store);
  store.sqlite.pragma('foreign_keys = OFF');
  try {
    store.sqlite
      .transaction(() => {
        apply(store, waiting);
        checkNothingLost(store, rows);
      })
      .immediate();
  } catch (error) {
    const why = (error as Error).message;
    throw new Error(
      `The database could not be brought to this version and was left as it was: ${why}${kept}`,
      {
        cause: error,
      },
    );
  } finally {
    store.sqlite.pragma('foreign_keys = ON');
  }
  return { applied: waiting.length };
}
