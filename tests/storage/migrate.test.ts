import { cpSync, readFileSync, writeFileSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { system } from '../../storage/actor.ts';
import { migrateStore, migrationsFolder } from '../../storage/migrate.ts';
import { closeStore, openStore, type Store } from '../../storage/open.ts';
import { findSessionRecord } from '../../storage/queries/session-records.ts';
import { temporaryFolder } from '../support/server.ts';

let folder: string;
let store: Store;
beforeEach(async () => {
  folder = await temporaryFolder();
  store = openStore(folder);
  await migrateStore(store);
  fill(store);
});
afterEach(async () => {
  closeStore(store);
  await rm(folder, { recursive: true });
});

/** What a visit's row said of its session, where this version still has a column for it. */
const recordColumn = (sqlite: Store['sqlite']) =>
  (sqlite.pragma('table_info(visits)') as { name: string }[]).some(({ name }) => name === 'record');

/** Two patients with twenty photo rows each: what a careless rebuild of `patients` would take along. */
function fill({ sqlite }: Store, record = '{}'): void {
  const [column, value] = recordColumn(sqlite) ? [', record', `, '${record}'`] : ['', ''];
  sqlite.exec(`
    insert into people (id, name, email, created_at, updated_at) values ('u', 'U', 'u@x', 0, 0);
    insert into branches (id, name, time_zone, created_at) values ('b', 'B', 'UTC', '');
    insert into patients (id, code, name, name_folded, pattern, branch_id, created_at, updated_at)
      values ('p1', 'P-1', 'One', 'one', 'male', 'b', '', ''), ('p2', 'P-2', 'Two', 'two', 'male', 'b', '', '');
    insert into visits (id, patient_id, branch_id, date, kind, status, pattern, protocol_version, preparation, created_at, updated_at${column})
      select 'v' || id, id, 'b', '2026-01-01', 'review', 'done', 'male', 1, '{}', '', '2026-01-02T09:00:00Z'${value} from patients;
    with recursive n(i) as (select 1 union all select i + 1 from n where i < 20)
      insert into photos (id, patient_id, visit_id, view, timing, purpose, captured_at_source, uploaded_at, uploaded_by,
        folder, sha256, media_type, original_bytes, original_width_px, original_height_px, width_px, height_px)
      select p.id || i, p.id, 'v' || p.id, 'vertex', 'before_injection', 'replicate', 'unknown', '', 'u',
        p.id || i, p.id || i, 'image/jpeg', 1, 1, 1, 1, 1 from patients p, n;`);
}

/** The project's migrations and one more, as a later version would bring it. */
function laterVersion(sql: string): string {
  const copy = join(folder, 'migrations');
  cpSync(migrationsFolder, copy, { recursive: true });
  const journalFile = join(copy, 'meta', '_journal.json');
  const journal = JSON.parse(readFileSync(journalFile, 'utf8'));
  const last = journal.entries.at(-1);
  journal.entries.push({ ...last, idx: last.idx + 1, when: last.when + 1, tag: '9999_later' });
  writeFileSync(journalFile, JSON.stringify(journal));
  writeFileSync(join(copy, '9999_later.sql'), sql);
  return copy;
}

const count = (table: string) => store.sqlite.prepare(`select count(*) as n from ${table}`).pluck().get();

/** What drizzle-kit writes when a column of `patients` changes: build anew, copy, drop, rename. */
function rebuildOfPatients(where = ''): string {
  const { sql } = store.sqlite.prepare("select sql from sqlite_schema where name = 'patients'").get() as {
    sql: string;
  };
  const columns = (store.sqlite.pragma('table_info(patients)') as { name: string }[])
    .map(({ name }) => `\`${name}\``)
    .join(', ');
  return [
    'PRAGMA foreign_keys=OFF;',
    sql.replace('`patients`', '`__new_patients`'),
    `INSERT INTO __new_patients (${columns}) SELECT ${columns} FROM patients ${where};`,
    'DROP TABLE patients;',
    'ALTER TABLE __new_patients RENAME TO patients;',
    'PRAGMA foreign_keys=ON;',
    'CREATE UNIQUE INDEX `patients_id` ON `patients` (`id`);',
  ].join('\n--> statement-breakpoint\n');
}

it('a populated database survives a migration that rebuilds patients, with every photo row', async () => {
  await migrateStore(store, laterVersion(rebuildOfPatients()));
  expect([count('patients'), count('visits'), count('photos')]).toEqual([2, 2, 40]);
  expect(store.sqlite.pragma('foreign_keys', { simple: true })).toBe(1);
  expect(store.sqlite.pragma('foreign_key_check')).toEqual([]);
});

it('a migration that would lose a patient changes nothing and names the copy made before it', async () => {
  const losing = migrateStore(store, laterVersion(rebuildOfPatients("WHERE id = 'p1'")));
  await expect(losing).rejects.toThrow(
    /rows would point to rows that are gone.*A copy from before is .*whorl-before-migration/,
  );
  const copyPath = /copy from before is (\S+\.db)/.exec(String(await losing.catch(String)))?.[1] ?? '';
  const name = copyPath.slice(folder.length + 1);
  expect(name).toMatch(/^whorl-before-migration-\d+\.db$/);
  expect([count('patients'), count('photos')]).toEqual([2, 40]);
  expect(store.sqlite.pragma('foreign_keys', { simple: true })).toBe(1);
});

it('a database already at this version is left alone', async () => {
  expect(await migrateStore(store)).toEqual({ applied: 0 });
});

/** The project's migrations up to one of them, as an earlier version had them, and how many came after it. */
function earlierVersion(last: string): { earlier: string; later: number } {
  const copy = join(folder, 'earlier');
  cpSync(migrationsFolder, copy, { recursive: true });
  const journalFile = join(copy, 'meta', '_journal.json');
  const journal = JSON.parse(readFileSync(journalFile, 'utf8'));
  const at = journal.entries.findIndex(({ tag }: { tag: string }) => tag === last);
  writeFileSync(journalFile, JSON.stringify({ ...journal, entries: journal.entries.slice(0, at + 1) }));
  return { earlier: copy, later: journal.entries.length - at - 1 };
}

it('results of earlier versions keep the methods they were made by, and no patient is looked through for it', async () => {
  const other = await temporaryFolder();
  const old = openStore(other);
  try {
    const { earlier, later } = earlierVersion('0009_photo_light');
    await migrateStore(old, earlier);
    fill(old);
    const methods = '{"quality":1,"card":1}';
    old.sqlite.exec(`
      insert into analyses (photo_id, patient_id, state, queued_at, inputs)
        select id, patient_id, 'done', '', 'visit vertex male ref region alignment model ${methods}' from photos;
      update analyses set state = 'queued', inputs = null where photo_id = 'p11';
      update analyses set state = 'failed' where photo_id = 'p12';
      delete from stale_patients;`);
    expect(await migrateStore(old)).toEqual({ applied: later });
    const rows = old.sqlite
      .prepare(
        'select state, inputs, methods, background, count(*) as rows from analyses group by 1, 2, 3, 4',
      )
      .all();
    const inputs = 'visit vertex male ref region alignment model';
    expect(rows).toEqual([
      { state: 'done', inputs, methods, background: 0, rows: 38 },
      { state: 'failed', inputs, methods, background: 0, rows: 1 },
      { state: 'queued', inputs: null, methods: null, background: 0, rows: 1 },
    ]);
    const stale = () => old.sqlite.prepare('select count(*) from stale_patients').pluck().get();
    expect(stale()).toBe(0);
    old.sqlite.exec("update analyses set state = 'done' where photo_id = 'p11'");
    expect(stale()).toBe(1);
  } finally {
    closeStore(old);
    await rm(other, { recursive: true });
  }
});

it('what was noted of a session before versions were kept is the first draft of its record, and stays', async () => {
  const other = await temporaryFolder();
  const old = openStore(other);
  try {
    const { earlier, later } = earlierVersion('0013_other_treatments');
    await migrateStore(old, earlier);
    fill(old, '{"bloodDrawnMl":8,"kitLot":" LOT-7 ","plasmaMl":null}');
    old.sqlite.exec("update visits set record = '{}' where id = 'vp2'; delete from stale_patients;");
    expect(await migrateStore(old)).toEqual({ applied: later });
    expect(recordColumn(old.sqlite)).toBe(false);
    const rows = old.sqlite
      .prepare(
        'select visit_id, version, patient_id, state, record, lot_folded, saved_by, saved_at from session_record_entries',
      )
      .all();
    expect(rows).toEqual([
      {
        visit_id: 'vp1',
        version: 1,
        patient_id: 'p1',
        state: 'draft',
        record: '{"bloodDrawnMl":8,"kitLot":" LOT-7 ","plasmaMl":null}',
        lot_folded: 'lot-7',
        saved_by: null,
        saved_at: '2026-01-02T09:00:00Z',
      },
    ]);
    const count = (table: string) => old.sqlite.prepare(`select count(*) from ${table}`).pluck().get();
    expect([count('visits'), count('photos'), count('stale_patients')]).toEqual([2, 40, 0]);
    expect(() => old.sqlite.exec("update session_record_entries set state = 'signed'")).toThrow(
      /append_only/,
    );
    expect(() => old.sqlite.exec('delete from session_record_entries')).toThrow(/append_only/);
    expect(await findSessionRecord(old, system, 'vp1')).toMatchObject({ version: 1, savedBy: null });
  } finally {
    closeStore(old);
    await rm(other, { recursive: true });
  }
});
