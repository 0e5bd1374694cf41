import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { may } from '../../server/access.ts';
import { startClinic, type TestClinic } from '../support/server.ts';

type Operation = {
  parameters?: { name: string; in: string; required?: boolean }[];
  responses: Record<string, { headers?: Record<string, unknown> }>;
};

let clinic: TestClinic;
let document: { openapi: string; paths: Record<string, Record<string, Operation>> };

beforeAll(async () => {
  clinic = await startClinic();
  document = (await clinic.stranger().get('/api/openapi.json')).body;
});
afterAll(() => clinic.close());

describe('the interface description', () => {
  it('is OpenAPI 3.1 and names every route, and no other', () => {
    expect(document.openapi).toBe('3.1.0');
    const described = Object.entries(document.paths).flatMap(([path, operations]) =>
      Object.keys(operations).map((method) => `${method.toUpperCase()} ${path}`),
    );
    const routes = clinic.app.routeTable
      .filter(({ method, path }) => method !== 'HEAD' && path !== '/api/openapi.json')
      .map(({ method, path }) => `${method} ${path.replace(/:(\w+)/g, '{$1}')}`);
    expect(described.sort()).toEqual(routes.sort());
  });

  it('every operation names its path’s parameters, its answer and what a refusal looks like', () => {
    for (const [path, operations] of Object.entries(document.paths)) {
      const named = Array.from(path.matchAll(/\{(\w+)\}/g), (match) => match[1]);
      for (const [method, operation] of Object.entries(operations)) {
        const label = `${method} ${path}`;
        const parameters = (operation.parameters ?? [])
          .filter((each) => each.in === 'path')
          .map((each) => each.name);
        expect(parameters.sort(), label).toEqual(named.sort());
        expect(
          Object.keys(operation.responses).some((status) => status.startsWith('2')),
          label,
        ).toBe(true);
        expect(operation.responses['4XX'], label).toBeDefined();
      }
    }
  });

  it('every change asks for the version it was made from, and says so', async () => {
    const doctor = await clinic.signedIn('doctor');
    const changes = clinic.app.routeTable.filter(({ method }) => ['PATCH', 'PUT'].includes(method));
    expect(changes.length).toBeGreaterThan(8);
    for (const { method, path, access } of changes) {
      const label = `${method} ${path}`;
      const visitor = may(['doctor'], access) ? doctor : clinic.admin;
      const url = path.replace(/:(\w+)/g, '00000000-0000-4000-8000-000000000000');
      for (const headers of [{}, { 'if-match': '*' }]) {
        const refused = await visitor.send(url, { method, headers });
        expect([refused.status, (await refused.json()).code], label).toEqual([428, 'version_required']);
      }
      const operation = document.paths[path.replace(/:(\w+)/g, '{$1}')]?.[method.toLowerCase()];
      const asked = operation?.parameters?.find(({ name }) => name === 'If-Match');
      expect(asked, label).toMatchObject({ in: 'header', required: true });
      expect(Object.keys(operation?.responses ?? {}), label).toEqual(expect.arrayContaining(['412', '428']));
      expect(operation?.responses['200']?.headers, label).toHaveProperty('ETag');
    }
  });

  it('what is answered with a tag is described with one, and nothing else is', async () => {
    const patient = await clinic.admin.post('/api/patients', { name: 'Tagged Example', pattern: 'male' });
    const { id } = patient.body;
    expect(patient.headers.get('etag')).toBe('"1"');
    const told = (method: string, path: string, status: string) =>
      'ETag' in (document.paths[path]?.[method]?.responses[status]?.headers ?? {});
    expect(told('post', '/api/patients', '201')).toBe(true);
    for (const path of ['/api/patients/{id}', '/api/patients/{id}/timeline', '/api/clinic', '/api/session']) {
      const { status, headers } = await clinic.admin.get(path.replace('{id}', id));
      expect([status, headers.has('etag')], path).toEqual([200, told('get', path, '200')]);
    }
    for (const [path, operations] of Object.entries(document.paths)) {
      if (/alignment$|references|regions|mask$/.test(path)) {
        expect(told('get', path, '200'), path).toBe(operations.get !== undefined);
      }
    }
  });
});
