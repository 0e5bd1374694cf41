import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startClinic, type TestClinic } from '../support/server.ts';

type Operation = { parameters?: { name: string; in: string }[]; responses: Record<string, unknown> };

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
});
