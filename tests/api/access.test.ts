import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { accessTable, may, type Noun } from '../../server/access.ts';
import { type Role, roles } from '../../server/contract/codes.ts';
import type { RouteRow } from '../../server/plugins/who.ts';
import { startClinic, type TestClinic } from '../support/server.ts';
import type { Visitor } from '../support/visitor.ts';

let clinic: TestClinic;
const visitors = new Map<Role | 'anonymous', Visitor>();
const everyone: readonly (Role | 'anonymous')[] = ['anonymous', ...roles];

beforeAll(async () => {
  clinic = await startClinic();
  visitors.set('anonymous', clinic.stranger());
  for (const role of roles) visitors.set(role, await clinic.signedIn(role));
});
afterAll(() => clinic.close());

/** Routes that end the visitor's own session are asked last of all, by nobody here. */
const endsSession = (method: string, path: string) =>
  method === 'DELETE' && ['/api/session', '/api/sessions'].includes(path);

/** Domain §9, written out again by hand: what the table in the code is held against. */
const oracle: Record<Noun, Partial<Record<Role | 'anonymous', string>>> = {
  open: {
    anonymous: 'read do',
    admin: 'read do',
    doctor: 'read do',
    assistant: 'read do',
    editor: 'read do',
    patient: 'read do',
  },
  setup: { anonymous: 'do' },
  own_account: {
    admin: 'read change do',
    doctor: 'read change do',
    assistant: 'read change do',
    editor: 'read change do',
    patient: 'read change do',
  },
  patients: { assistant: 'create read change', doctor: 'create read change', admin: 'create read change' },
  photos: {
    assistant: 'add read',
    doctor: 'add read change exclude move',
    admin: 'add read change exclude move',
  },
  originals_and_exports: { doctor: 'download', admin: 'download' },
  session_record: { assistant: 'draft', doctor: 'draft sign', admin: 'read' },
  kit_presets: { assistant: 'read', doctor: 'read create change', admin: 'read create change' },
  values: { assistant: 'read add', doctor: 'read add change', admin: 'read' },
  assessments: { doctor: 'read do', admin: 'read' },
  decisions: { doctor: 'do' },
  figures: { doctor: 'read download do', admin: 'read download' },
  house: { admin: 'read create change manage' },
  texts: { assistant: 'read', doctor: 'read', admin: 'read change' },
  information: { patient: 'read', assistant: 'read', doctor: 'read', admin: 'read' },
  audit: { doctor: 'read', admin: 'read' },
};

describe('who may do what', () => {
  it('the access table is the one of the clinic’s rules, row for row', () => {
    const written = Object.fromEntries(
      Object.entries(accessTable).map(([noun, row]) => [
        noun,
        Object.fromEntries(Object.entries(row).map(([role, verbs]) => [role, verbs.join(' ')])),
      ]),
    );
    expect(written).toEqual(oracle);
  });

  it('every route refuses exactly the roles its row refuses, before it looks at any record', async () => {
    const table: RouteRow[] = clinic.app.routeTable.filter(
      (row) => row.method !== 'HEAD' && !endsSession(row.method, row.path),
    );
    expect(table.length).toBeGreaterThan(15);
    for (const { method, path, access } of table) {
      const url = path.replace(/:(\w+)/g, '00000000-0000-4000-8000-000000000000');
      for (const role of everyone) {
        const visitor = visitors.get(role) as Visitor;
        const response = await visitor.send(url, { method, headers: { 'if-match': '"1"' } });
        const problem = response.status >= 400 ? ((await response.json()) as { code: string }).code : '';
        const label = `${role}: ${method} ${path} → ${response.status} ${problem}`;
        const refused = problem === 'not_allowed' || problem === 'not_signed_in';
        expect(refused, label).toBe(!may([role], access));
        if (refused) expect(response.status, label).toBe(role === 'anonymous' ? 401 : 403);
      }
    }
  });

  it('an editor and a patient see no patient anywhere', async () => {
    await clinic.admin.post('/api/patients', { name: 'Hidden Example', pattern: 'male' });
    for (const role of ['editor', 'patient'] as const) {
      expect((await visitors.get(role)?.get('/api/patients'))?.body.code).toBe('not_allowed');
    }
  });
});
