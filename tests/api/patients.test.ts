import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startClinic, type TestClinic } from '../support/server.ts';
import type { Visitor } from '../support/visitor.ts';

let clinic: TestClinic;
let assistant: Visitor;

beforeAll(async () => {
  clinic = await startClinic();
  assistant = await clinic.signedIn('assistant');
});
afterAll(() => clinic.close());

const create = (fields: Record<string, unknown>) =>
  assistant.post('/api/patients', { pattern: 'male', ...fields });
/** The names of every page of the roster, or of what was typed, in order. */
async function everyPage(words: string): Promise<string[]> {
  const seen: string[] = [];
  let after: string | null = '';
  while (after !== null) {
    const query = new URLSearchParams({ ...(words && { q: words }), ...(after && { after }) });
    const { body } = await assistant.get(`/api/patients?${query}`);
    seen.push(...body.patients.map((row: { name: string }) => row.name));
    after = body.after;
  }
  return seen;
}
const namesFor = async (words: string) =>
  (await assistant.get(`/api/patients?q=${encodeURIComponent(words)}`)).body.patients.map(
    (row: { name: string }) => row.name,
  );

describe('patients', () => {
  it('a new patient gets the clinic’s next code and its first branch', async () => {
    const { status, body, headers } = await create({ name: 'Deniz Example' });
    expect(status).toBe(201);
    expect(body).toMatchObject({ code: 'P-0001', name: 'Deniz Example', status: 'active', version: 1 });
    expect(headers.get('etag')).toBe('"1"');
    expect((await assistant.get(`/api/patients/${body.id}`)).body).toEqual(body);
  });

  it('a code that another patient has is refused, whatever its case, and nothing is saved', async () => {
    await create({ name: 'First', code: 'whorl-7' });
    const { status, body } = await create({ name: 'Second', code: 'WHORL-7' });
    expect(status).toBe(409);
    expect(body).toMatchObject({ code: 'code_taken', type: '/problems/code_taken' });
    expect(body.detail).toContain('Nothing was saved');
    expect(await namesFor('Second')).toEqual([]);
  });

  it('of two people changing one record the second is shown the newer state', async () => {
    const { body: patient } = await create({ name: 'Two Editors' });
    const path = `/api/patients/${patient.id}`;
    expect((await assistant.patch(path, 1, { phone: '0532 111 22 33' })).body.version).toBe(2);
    const late = await assistant.patch(path, 1, { phone: '0532 000 00 00' });
    expect(late.status).toBe(412);
    expect(late.body.current).toMatchObject({ phone: '0532 111 22 33', version: 2 });
    const unversioned = await assistant.send(path, {
      method: 'PATCH',
      headers: { 'content-type': 'application/json' },
      body: '{"phone":null}',
    });
    expect(unversioned.status).toBe(428);
  });

  it('null stays null: it is not turned into a number on the way in', async () => {
    expect((await create({ name: 'No Year', yearOfBirth: null })).body.yearOfBirth).toBeNull();
    const wrong = await create({ name: 'True Year', yearOfBirth: true });
    expect(wrong.status).toBe(400);
    expect(wrong.body.fields[0].field).toBe('yearOfBirth');
  });

  it.each([
    ['accents and case are ignored', 'Zoë Çelik-Örnek', ['zoe', 'CELIK', 'ornek zoe']],
    ['the four Turkish i are one', 'IŞIL İpekçi', ['ışıl', 'isil', 'İPEKÇİ', 'ipekci', 'IPEKCI']],
    ['Arabic forms of a letter are one', 'أمينة الموسى', ['امينه', 'الموسي', 'أَمينة']],
  ])('in the search %s', async (_what, name, typed) => {
    await create({ name });
    for (const words of typed) expect(await namesFor(words), words).toContain(name);
  });

  it('a telephone number is found by its beginning and by its last digits, typed in any way', async () => {
    await create({ name: 'Phone Example', phone: '+90 (532) 765-43-21' });
    for (const typed of ['7654321', '43 21', '+90 532', '٤٣٢١'])
      expect(await namesFor(typed), typed).toContain('Phone Example');
  });

  it('a changed name is found by the new one and no longer by the old one', async () => {
    const { body } = await create({ name: 'Oldname Example' });
    await assistant.patch(`/api/patients/${body.id}`, 1, { name: 'Newname Example' });
    expect(await namesFor('newname')).toEqual(['Newname Example']);
    expect(await namesFor('oldname')).toEqual([]);
  });

  it('the roster is in the order of the names and pages through everybody once', async () => {
    for (let number = 0; number < 30; number += 1)
      await create({ name: `Paging ${String(number).padStart(2, '0')}` });
    // A letter of eighteen: the place between two of these would not fit into an address.
    for (let number = 0; number < 26; number += 1) await create({ name: `${'ﷺ'.repeat(190)} ${number}` });
    const seen = await everyPage('');
    const paging = seen.filter((name) => name.startsWith('Paging'));
    expect(paging).toHaveLength(30);
    expect(paging).toEqual([...paging].sort());
    expect(new Set(seen).size).toBe(seen.length);
  });

  it('a whole code stands first and is not shown again on the page its record would be on', async () => {
    await create({ name: 'Oldest Turnover', code: 'turnover' });
    for (let number = 0; number < 30; number += 1) await create({ name: `Turnover ${number}` });
    const seen = await everyPage('turnover');
    expect(seen[0]).toBe('Oldest Turnover');
    expect(seen).toHaveLength(31);
    expect(new Set(seen).size).toBe(31);
  });

  it.each([
    ['spaces', '   '],
    ['signs nobody sees', '\u200b\u202e'],
    ['a bell', 'Ring\u0007 Example'],
    ['two lines', 'Two\nLines'],
  ])('a name of %s is refused by its field', async (_what, name) => {
    const { status, body } = await create({ name });
    expect([status, body.fields?.[0]?.field]).toEqual([400, 'name']);
  });

  it('a name that would turn the writing around it, or holds half a character, is refused; joiners are not', async () => {
    for (const name of ['\u202eevil', 'Deniz \u2066Example', '\ud800x']) {
      expect((await create({ name })).body.code).toBe('invalid_request');
    }
    // Persian writes a joiner between the two halves of this name.
    const persian = await create({ name: '\u0645\u0647\u200c\u0646\u0627\u0632' });
    expect(persian.status).toBe(201);
  });

  it('an unknown patient answers exactly like one that is not ours to see', async () => {
    const { status, body } = await assistant.get('/api/patients/00000000-0000-4000-8000-000000000000');
    expect([status, body.code]).toEqual([404, 'not_found']);
  });
});
