import { rm } from 'node:fs/promises';
import Database from 'better-sqlite3';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { migrateStore } from '../../storage/migrate.ts';
import { checkPragmas, closeStore, openStore, type Store } from '../../storage/open.ts';
import { branches } from '../../storage/schema/clinic.ts';
import { transaction } from '../../storage/transaction.ts';
import { temporaryFolder } from '../support/server.ts';

let folder: string;
let store: Store;
beforeEach(async () => {
  folder = await temporaryFolder();
  store = openStore(folder);
  await migrateStore(store);
});
afterEach(async () => {
  closeStore(store);
  await rm(folder, { recursive: true });
});

const row = { id: 'b1', name: 'Branch', timeZone: 'UTC', createdAt: '2026-01-01T00:00:00Z' };

describe('opening the database', () => {
  it('a reopened database keeps every promise about power cuts and references', () => {
    closeStore(store);
    store = openStore(folder);
    expect(() => checkPragmas(store.sqlite)).not.toThrow();
    expect(store.sqlite.pragma('synchronous', { simple: true })).toBe(2);
  });

  it.each([
    ['synchronous', 'NORMAL'],
    ['foreign_keys', 'OFF'],
    ['recursive_triggers', 'OFF'],
    ['secure_delete', 'OFF'],
    ['busy_timeout', '0'],
  ])('a connection with %s = %s does not start', (name, value) => {
    store.sqlite.pragma(`${name} = ${value}`);
    expect(() => checkPragmas(store.sqlite)).toThrow(name);
  });

  it('a database that cannot keep a write-ahead log is refused before anything runs', () => {
    expect(() => checkPragmas(new Database(':memory:'))).toThrow('journal_mode');
  });
});

describe('a transaction', () => {
  it('leaves nothing behind when its body throws', () => {
    const failing = () =>
      transaction(store, (tx) => {
        tx.insert(branches).values(row).run();
        throw new Error('half way');
      });
    expect(failing).toThrow('half way');
    expect(store.db.select().from(branches).all()).toEqual([]);
  });

  it('cannot be written with an await inside: the compiler refuses a body that returns a promise', () => {
    const wrong = () =>
      // @ts-expect-error the proof itself: without the type error `tsc -b` fails on this line
      transaction(store, async (tx) => {
        tx.insert(branches).values(row).run();
      });
    expect(wrong).toThrow();
  });
});

describe('what may never be rewritten', () => {
  it.each([
    'audit',
    'measurements',
    'alignments',
    'regions',
    'reference_photos',
    'reference_retirements',
    'milestone_reviews',
  ])('rows of %s can be added only', (table) => {
    const triggers = store.sqlite
      .prepare<[string], { name: string }>(
        "select name from sqlite_schema where type = 'trigger' and tbl_name = ?",
      )
      .all(table)
      .map((trigger) => trigger.name)
      .filter((name) => name.includes('_no_'));
    expect(triggers.sort()).toEqual([`${table}_no_delete`, `${table}_no_update`]);
  });

  it('an audit entry refuses to be changed, deleted or replaced', () => {
    const { sqlite } = store;
    sqlite.exec(
      "insert into audit (id, at, action, noun, details) values (1, '2026', 'read', 'photo', '{}')",
    );
    expect(() => sqlite.exec("update audit set action = 'x'")).toThrow('append_only');
    expect(() => sqlite.exec('delete from audit')).toThrow('append_only');
    const replace =
      "insert or replace into audit (id, at, action, noun, details) values (1, '2026', 'x', 'photo', '{}')";
    expect(() => sqlite.exec(replace)).toThrow('append_only');
  });
});
