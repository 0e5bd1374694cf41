import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { metrics, verdictCodes, views } from '../../server/contract/codes.ts';
import { createWords } from '../../server/contract/words/catalogue.ts';
import { errors } from '../../server/contract/words/en/errors.ts';
import { reasons } from '../../server/contract/words/en/reasons.ts';

const clinic = fileURLToPath(new URL('../../server/clinic', import.meta.url));
const source = readdirSync(clinic, { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('.ts'))
  .map((file) => readFileSync(`${clinic}/${file}`, 'utf8'))
  .join('\n');
const words = createWords('en');

test('every reason the clinic gives has its sentence', () => {
  const given = [...source.matchAll(/\breason\(\s*'(\w+)'/g)].map(([, code]) => code ?? '');
  expect(given.length).toBeGreaterThan(40);
  expect(given.filter((code) => !(code in reasons))).toEqual([]);
});

test('filled with its values, no sentence is left with a brace or a missing part', () => {
  const named = {
    view: 'vertex',
    metric: 'density',
    detail: 'areaCm2',
    treatment: 'laser',
    on: '2026-05-01',
    zone: 'vertex',
    field: 'kitLot',
  };
  const ofTwo = { photo: 'later', beside: 'earlier', classes: 2 };
  for (const [code, text] of Object.entries<string>(reasons)) {
    const names = [...text.matchAll(/{{\s*(\w+)/g)].map(([, name]) => name ?? '');
    const values = Object.fromEntries(names.map((name) => [name, 12.34]));
    const sentence = words.find(`reasons.${code}`, { ...values, ...named, ...ofTwo });
    expect(sentence, code).toMatch(/^[“A-Z0-9].*[.:)a-z]$/);
    expect(sentence, code).not.toMatch(/[{}]|\$t|[a-z]\w*\.\w+/);
  }
});

const sentencesIn = (text: string) => text.split(/[.}] (?=[A-Z{])/).length;

test('what somebody with a camera or a comb can mend says how', () => {
  const mended = [
    'rotated',
    'softer',
    'sharper',
    'clipped',
    'clipped_picture',
    'hair_longer',
    'hair_shorter',
    'exposure_brighter',
    'exposure_darker',
    'overlap_low',
    'region_not_visible',
    'part_not_visible',
    'part_not_found',
    'soon_after_injection',
    'hair_wet',
    'hair_product',
    'combed_differently',
    'part_position_differs',
    'dyed_between',
    'before_window',
  ] as const;
  for (const code of mended) expect(sentencesIn(reasons[code]), reasons[code]).toBeGreaterThan(1);
});

test('a refusal says what was kept and then what to do', () => {
  const refusals = [
    'upload_too_large',
    'course_begun',
    'value_refused',
    'record_impossible',
    'reason_required',
  ] as const;
  for (const code of refusals) {
    const { detail } = errors[code];
    expect(detail).toMatch(/^Nothing was (saved|stored|changed)\./);
    expect(sentencesIn(detail), detail).toBeGreaterThan(2);
    expect(detail).toMatch(/(?:^|[.}] )(Send|Keep|Correct|Write) [^.]+\.$/);
  }
});

test('every metric and view has its place in a running sentence', () => {
  for (const metric of metrics) expect(words.find(`sentences.metric.${metric}`)).toMatch(/^[A-Z]/);
  for (const view of views) expect(words.find(`sentences.view.${view}`)).toMatch(/^[a-z]/);
});

test('verdicts are said in exactly these words', () => {
  const said = verdictCodes.slice(0, 4).map((code) => words.find(`codes.verdict.${code}`));
  expect(said).toEqual([
    'within measurement noise',
    'measurable improvement',
    'measurable worsening',
    'not comparable',
  ]);
});
