import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { audit } from '../../server/contract/words/en/audit.ts';

const project = fileURLToPath(new URL('../..', import.meta.url));
const sources = ['server', 'storage'].flatMap((folder) =>
  readdirSync(join(project, folder), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts') && !name.startsWith('contract') && !name.startsWith('data'))
    .map((name) => readFileSync(join(project, folder, name), 'utf8')),
);

it.each(['action', 'noun'] as const)('every %s the audit trail is written with has words', (part) => {
  const written = new Set(
    sources.flatMap((text) =>
      Array.from(text.matchAll(new RegExp(`\\b${part}: '([a-z_]+)'`, 'g')), (match) => match[1]),
    ),
  );
  // `noun` also names rows of the access table; those of the trail stand beside an `action`.
  const used =
    part === 'action'
      ? [...written]
      : sources.flatMap((text) =>
          Array.from(text.matchAll(/action: '[a-z_]+',\s*noun: '([a-z_]+)'/g), (match) => match[1]),
        );
  expect(used.length).toBeGreaterThan(5);
  expect(used.filter((code) => !(String(code) in audit[part]))).toEqual([]);
});
