import { afterAll, beforeAll, expect, it } from 'vitest';
import { startClinic, type TestClinic } from '../support/server.ts';

let clinic: TestClinic;
beforeAll(async () => {
  clinic = await startClinic();
});
afterAll(() => clinic.close());

it.each([
  ['a missing name', '/api/patients', { pattern: 'male' }, 'name is missing'],
  ['an empty name', '/api/patients', { pattern: 'male', name: '' }, 'name is empty'],
  [
    'a short password',
    '/api/people',
    { name: 'A', email: 'a@b.example', roles: ['doctor'], password: 'short' },
    'password needs at least 10 characters',
  ],
  [
    'no address',
    '/api/people',
    { name: 'A', email: 'a', roles: ['doctor'], password: 'long enough password' },
    'email is no e-mail address',
  ],
  [
    'an unknown pattern',
    '/api/patients',
    { name: 'A', pattern: 'other' },
    'pattern must be one of male, female',
  ],
  [
    'a year of long ago',
    '/api/patients',
    { name: 'A', pattern: 'male', yearOfBirth: 1700 },
    'yearOfBirth must be at least 1900',
  ],
  [
    'a stranger among the fields',
    '/api/patients',
    { name: 'A', pattern: 'male', x: 1 },
    'x is not a field of this',
  ],
])('%s is named in words a person understands', async (_what, path, body, sentence) => {
  const answer = await clinic.admin.post(path, body);
  expect(answer.status).toBe(400);
  expect(answer.body.detail).toContain(sentence);
  expect(answer.body.detail).not.toMatch(/must match|must NOT|pattern "|null/);
  expect(answer.body.fields).toHaveLength(1);
});
