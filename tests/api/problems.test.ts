import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startClinic, type TestClinic } from '../support/server.ts';

let clinic: TestClinic;
beforeAll(async () => {
  clinic = await startClinic();
});
afterAll(() => clinic.close());

const json = { 'content-type': 'application/json' };

describe('what cannot be read is refused with a sentence', () => {
  it.each([
    ['half a JSON', { method: 'POST', headers: json, body: '{"name":' }, 400, 'invalid_request'],
    ['no body at all', { method: 'POST', headers: json }, 400, 'invalid_request'],
    ['a list instead of a patient', { method: 'POST', headers: json, body: '[]' }, 400, 'invalid_request'],
    [
      'a field nobody knows',
      { method: 'POST', headers: json, body: '{"name":"A","pattern":"male","x":1}' },
      400,
      'invalid_request',
    ],
    [
      'a megabyte of name',
      { method: 'POST', headers: json, body: `{"name":"${'a'.repeat(2 ** 20)}"}` },
      413,
      'request_too_large',
    ],
    [
      'XML',
      { method: 'POST', headers: { 'content-type': 'text/xml' }, body: '<a/>' },
      415,
      'wrong_media_type',
    ],
  ] as const)('%s', async (_what, init, status, code) => {
    const response = await clinic.admin.send('/api/patients', { ...init });
    expect(response.status).toBe(status);
    expect(response.headers.get('content-type')).toContain('application/problem+json');
    const problem = (await response.json()) as Record<string, string>;
    expect(problem).toMatchObject({ code, status, type: `/problems/${code}` });
    expect(problem.detail).toMatch(/Nothing was/);
  });

  it('an address of the interface that does not exist is a problem, not a page', async () => {
    const { status, body } = await clinic.admin.get('/api/nothing-here');
    expect([status, body.code]).toEqual([404, 'not_found']);
  });

  it('an address that is not even an address is a problem like the others', async () => {
    const { status, body } = await clinic.admin.get('/api/patients/%');
    expect([status, body.code]).toEqual([404, 'not_found']);
  });

  it('an id that is no id is refused before the database is asked', async () => {
    const { status, body } = await clinic.admin.get("/api/patients/1'%20or%201=1");
    expect([status, body.code]).toEqual([400, 'invalid_request']);
  });

  it('files outside the built pages cannot be fetched', async () => {
    for (const path of [
      '/../package.json',
      '/..%2fpackage.json',
      '/.env',
      '/assets/../../server/main.js',
      '/whorl.db',
    ]) {
      const response = await clinic.stranger().send(path, {});
      const text = await response.text();
      expect(text, path).not.toMatch(/"dependencies"|SQLite format|better-sqlite3/);
    }
  });

  it('every page says that nothing in it may come from elsewhere', async () => {
    const response = await clinic.stranger().send('/sign-in', {});
    const policy = response.headers.get('content-security-policy') ?? '';
    expect(policy).toContain("default-src 'self'");
    expect(policy).not.toMatch(/unsafe|\*/);
    expect(response.headers.get('x-content-type-options')).toBe('nosniff');
  });

  it('a page may use the camera, itself and in no frame, and no other part of the device', async () => {
    for (const path of ['/sign-in', '/api/health']) {
      const { headers } = await clinic.stranger().send(path, {});
      const policy = (headers.get('permissions-policy') ?? '').split(', ');
      expect(policy).toContain('camera=(self)');
      expect(policy).toEqual(
        expect.arrayContaining(['microphone=()', 'geolocation=()', 'display-capture=()']),
      );
      expect(policy.filter((rule) => !rule.endsWith('=()'))).toEqual(['camera=(self)']);
      // Pictures from memory, and no other source of film or sound than the server itself.
      const content = headers.get('content-security-policy') ?? '';
      expect(content).toContain("img-src 'self' blob: data:");
      expect(content).not.toMatch(/media-src|mediastream/);
    }
  });
});
