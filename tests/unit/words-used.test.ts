import { readdirSync, readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { english } from '../../server/contract/words/english.ts';

/** The text of every source file that may say something, the catalogue itself aside. */
function sources(folder: string): string[] {
  return readdirSync(new URL(`../../${folder}`, import.meta.url), { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.tsx?$/.test(name) && !name.includes('words/en/'))
    .map((name) => readFileSync(new URL(`../../${folder}/${name}`, import.meta.url), 'utf8'));
}

/** The dotted paths of all sentences; one that counts is asked for without its plural form. */
function paths(words: object, before = ''): string[] {
  return Object.entries(words).flatMap(([name, value]) =>
    typeof value === 'string'
      ? [`${before}${name}`.replace(/_(zero|one|two|few|many|other)$/, '')]
      : paths(value, `${before}${name}.`),
  );
}

// Reasons, sentences, codes and errors come over the wire; that each has its words is proved elsewhere.
const overTheWire = /^(reasons|sentences|codes|errors|fieldProblems|audit)\./;

it('the catalogue says nothing that nobody asks for', () => {
  const said = [...sources('web'), ...sources('server')].join('\n');
  const catalogue = JSON.stringify(english);
  // `frame.${…}` may ask for anything below it.
  const begun = [...said.matchAll(/`([a-zA-Z]+\.[\w.]*)\$\{/g)].map(([, start = '']) => start);
  const isAsked = (path: string) =>
    said.includes(`'${path}'`) ||
    said.includes(`"${path}"`) ||
    catalogue.includes(`$t(${path}`) ||
    begun.some((start) => path.startsWith(start));
  const unused = [...new Set(paths(english))].filter((path) => !overTheWire.test(path) && !isAsked(path));
  expect(unused).toEqual([]);
});
