import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { migrate } from 'drizzle-orm/better-sqlite3/migrator';
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

/**
 * Brings the database to the newest schema. drizzle's own `migrate` turns foreign keys off inside a transaction, where
 * SQLite ignores it, and a rebuilt parent table then takes every child row with it. So: copy the database first, turn
 * the keys off on the raw connection, migrate, check the keys and that no table lost a row, turn them on again.
 * Throws, with the copy's place, when anything is not as before; the database is then left for a person to look at.
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
  let copy: string | null = null;
  const rows = countRows(store);
  if (before > 0) {
    copy = join(store.dataFolder, `whorl-before-migration-${waiting.at(-1)?.folderMillis}.db`);
    await store.sqlite.backup(copy);
  }
  const kept = copy === null ? '' : ` A copy from before is ${copy}.`;
  store.sqlite.pragma('foreign_keys = OFF');
  try {
    migrate(store.db, { migrationsFolder: folder });
    const broken = store.sqlite.pragma('foreign_key_check') as unknown[];
    if (broken.length > 0) throw new Error(`${broken.length} rows point to rows that are gone.`);
    const now = countRows(store);
    for (const [name, count] of rows) {
      const left = now.get(name);
      if (left !== undefined && left < count)
        throw new Error(`Table ${name} had ${count} rows and now has ${left}.`);
    }
  } catch (error) {
    throw new Error(`The database could not be brought to this version: ${(error as Error).message}${kept}`, {
      cause: error,
    });
  } finally {
    store.sqlite.pragma('foreign_keys = ON');
  }
  return { applied: waiting.length };
}
