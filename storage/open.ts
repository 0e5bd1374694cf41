import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { type BetterSQLite3Database, drizzle } from 'drizzle-orm/better-sqlite3';

/** The open database: `db` for queries, `sqlite` for what drizzle cannot say (migrations, PRAGMAs, FTS5). */
export type Store = {
  readonly db: BetterSQLite3Database;
  readonly sqlite: Database.Database;
  readonly dataFolder: string;
};

/**
 * What must hold on every connection. A reopened WAL database falls back to `synchronous=NORMAL`, which loses
 * acknowledged uploads at a power cut; without `recursive_triggers`, `INSERT OR REPLACE` walks round append-only triggers.
 */
const requiredPragmas: ReadonlyArray<readonly [name: string, setting: string, readBack: unknown]> = [
  ['journal_mode', 'WAL', 'wal'],
  ['synchronous', 'FULL', 2],
  ['foreign_keys', 'ON', 1],
  ['recursive_triggers', 'ON', 1],
  ['busy_timeout', '5000', 5000],
  ['secure_delete', 'ON', 1],
];

/** Refuses to go on where a PRAGMA does not read back as it was set. Throws an Error naming it. */
export function checkPragmas(sqlite: Database.Database): void {
  for (const [name, setting, readBack] of requiredPragmas) {
    const found = sqlite.pragma(name, { simple: true });
    if (found !== readBack) {
      throw new Error(
        `The database does not keep "PRAGMA ${name} = ${setting}" (it reads ${String(found)}). ` +
          'Photos could be lost at a power cut, so nothing was started. Is the data folder on a network disk?',
      );
    }
  }
}

/** Opens `<dataFolder>/whorl.db`, made where it is missing. Does not migrate. */
export function openStore(dataFolder: string): Store {
  mkdirSync(dataFolder, { recursive: true });
  const sqlite = new Database(join(dataFolder, 'whorl.db'));
  try {
    for (const [name, setting] of requiredPragmas) sqlite.pragma(`${name} = ${setting}`);
    checkPragmas(sqlite);
  } catch (error) {
    sqlite.close();
    throw error;
  }
  return { db: drizzle(sqlite), sqlite, dataFolder };
}

export function closeStore(store: Store): void {
  store.sqlite.close();
}

/** Another text after every change to the database, whoever made it: what was worked out before may no longer hold. */
export function changeStamp({ sqlite }: Store): string {
  const ours = sqlite.prepare('select total_changes()').pluck().get();
  return `${ours} ${sqlite.pragma('data_version', { simple: true })}`;
}

/** Whether the database answers a question now. */
export function isAnswering(store: Store): boolean {
  return store.sqlite.open && store.sqlite.prepare('select 1').get() !== undefined;
}
