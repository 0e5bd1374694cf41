import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { createWords } from '../../server/contract/words/catalogue.ts';
import { english } from '../../server/contract/words/english.ts';
import { makeWords } from '../../server/contract/words/make-words.ts';

const folder = fileURLToPath(new URL('../../server/contract/words/en', import.meta.url));
const web = fileURLToPath(new URL('../../web', import.meta.url));
const files = readdirSync(folder).filter((file) => file.endsWith('.ts'));
const words = createWords('en');

/** Every text of a part of the catalogue with its dotted path. */
function texts(node: object, path: string): [string, string][] {
  return Object.entries(node).flatMap(([key, value]): [string, string][] =>
    typeof value === 'string' ? [[`${path}${key}`, value]] : texts(value as object, `${path}${key}.`),
  );
}

test('no file of words is forgotten: every text it exports stands in the catalogue', async () => {
  const held = new Set(texts(english, '').map(([, text]) => text));
  for (const file of files) {
    const groups = (await import(`${folder}/${file}`)) as object;
    for (const [path, text] of texts(groups, '')) expect(held.has(text), `${file}: ${path}`).toBe(true);
  }
});

test('a number chooses between one and many', () => {
  expect(words.t('common.days', { count: 1 })).toBe('1 day');
  expect(words.t('common.days', { count: 14 })).toBe('14 days');
  expect(words.t('common.days', { count: 0 })).toBe('0 days');
});

test('a code without words is told apart from one that has them', () => {
  expect(words.find('codes.view.vertex')).toBe('Vertex');
  expect(words.find('codes.view.elbow')).toBeUndefined();
  expect(words.find('codes.view')).toBeUndefined();
});

test('a name with signs of markup or of the catalogue is said as it is', () => {
  const name = 'A <b> & $t(common.save) {{name}}';
  expect(words.t('frame.personMenu', { name })).toBe(`Account of ${name}`);
});

test('words fetched later join the ones that were there', () => {
  const few = makeWords('en', { codes: english.codes });
  expect(few.find('today.title')).toBeUndefined();
  few.add({ today: english.today });
  expect(few.t('today.title')).toBe('Today');
  expect(few.t('codes.view.vertex')).toBe('Vertex');
});

test('every page names files of words that are there, and brings the words it says', () => {
  const routes = readFileSync(`${web}/routes.tsx`, 'utf8');
  const rows = [...routes.matchAll(/route\(\s*'([^']*)',\s*(?:staff|'anyone'|\[[^\]]*\]),\s*\[([^\]]*)\]/g)];
  expect(rows.length).toBeGreaterThan(12);
  for (const [, path, list] of rows) {
    for (const [, name] of (list ?? '').matchAll(/'([^']+)'/g)) {
      expect(existsSync(`${folder}/${name}.ts`), `${path}: ${name}`).toBe(true);
    }
  }
});
