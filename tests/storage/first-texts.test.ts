import { rm } from 'node:fs/promises';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { firstTexts } from '../../server/contract/first-texts/all.ts';
import { anonymous, system } from '../../storage/actor.ts';
import { migrateStore } from '../../storage/migrate.ts';
import { closeStore, openStore, type Store } from '../../storage/open.ts';
import { findText, keepFirstTexts, listPublications, publishText } from '../../storage/queries/texts.ts';
import { temporaryFolder } from '../support/server.ts';

let folder: string;
let store: Store;
const now = new Date('2026-03-10T09:00:00Z');
const later = new Date('2026-04-10T09:00:00Z');

beforeEach(async () => {
  folder = await temporaryFolder();
  store = openStore(folder);
  await migrateStore(store);
  store.sqlite.exec(
    "insert into people (id, name, email, created_at, updated_at) values ('u', 'U', 'u@x', 0, 0)",
  );
  await keepFirstTexts(store, now, firstTexts);
});
afterEach(async () => {
  closeStore(store);
  await rm(folder, { recursive: true });
});

it('a restart brings no text twice, and none over what the clinic has published', async () => {
  await keepFirstTexts(store, later, firstTexts);
  expect(await listPublications(store, system, 'aftercare', 'en')).toEqual([
    { language: 'en', version: 1, publishedAt: now.toISOString(), publishedBy: null },
  ]);
  const content = { sections: [{ heading: 'Ours', text: 'In our words.' }] };
  const admin = { kind: 'person', id: 'u', roles: ['admin'] } as const;
  expect(await publishText(store, admin, later, 'information', 'en', 1, content)).toMatchObject({
    ok: { version: 2, publishedBy: 'U', ...content },
  });
  await keepFirstTexts(store, later, firstTexts);
  expect(await findText(store, system, 'information', 'en')).toMatchObject({ version: 2, ...content });
});

it('of two who publish at once the second sees what the first one published', async () => {
  const admin = { kind: 'person', id: 'u', roles: ['admin'] } as const;
  const content = { sections: [{ heading: 'Ours', text: 'In our words.' }] };
  const both = await Promise.all([
    publishText(store, admin, later, 'information', 'en', 1, content),
    publishText(store, admin, later, 'information', 'en', 1, content),
  ]);
  expect(both).toMatchObject([{ ok: { version: 2 } }, { stale: { version: 2, ...content } }]);
});

it('nobody reads a text who is not signed in, whatever a route forgets', async () => {
  expect(await findText(store, anonymous, 'aftercare', 'en')).toBeUndefined();
  expect(await listPublications(store, anonymous, 'aftercare', 'en')).toEqual([]);
});
