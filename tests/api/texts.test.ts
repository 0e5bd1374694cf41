import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { AftercareText } from '../../server/contract/aftercare.ts';
import type { InformationText } from '../../server/contract/texts.ts';
import { startClinic, type TestClinic } from '../support/server.ts';
import type { Visitor } from '../support/visitor.ts';

let clinic: TestClinic;
let doctor: Visitor;

beforeAll(async () => {
  clinic = await startClinic();
  doctor = await clinic.signedIn('doctor');
});
afterAll(() => clinic.close());

const aftercare = async (): Promise<AftercareText> => (await doctor.get('/api/texts/aftercare')).body;
const information = async (): Promise<InformationText> => (await doctor.get('/api/texts/information')).body;

describe('a text the clinic writes for its patients', () => {
  it('begins with what Whorl brings, which nobody has published', async () => {
    expect(await aftercare()).toMatchObject({ version: 1, language: 'en', publishedBy: null });
    expect(await information()).toMatchObject({ version: 1, publishedBy: null });
  });

  it('is published by an administrator as a version of its own, and the earlier ones stay readable', async () => {
    const { rules, answers } = await aftercare();
    const content = { rules: rules.slice(0, 2), answers };
    expect((await doctor.put('/api/texts/aftercare', 1, content)).body.code).toBe('not_allowed');
    const published = await clinic.admin.put('/api/texts/aftercare', 1, content);
    expect([published.status, published.headers.get('etag')]).toEqual([200, '"2"']);
    expect(published.body).toMatchObject({ version: 2, publishedBy: 'Admin Example' });
    const late = await clinic.admin.put('/api/texts/aftercare', 1, content);
    expect([late.status, late.body.current.version]).toEqual([412, 2]);
    const { versions } = (await doctor.get('/api/texts/aftercare/versions')).body;
    expect(versions.map(({ version }: { version: number }) => version)).toEqual([2, 1]);
    expect((await doctor.get('/api/texts/aftercare/versions/1')).body.rules).toHaveLength(6);
    expect((await doctor.get('/api/texts/aftercare/versions/9')).status).toBe(404);
    const { body } = await clinic.admin.get('/api/audit');
    expect(body.entries[0]).toMatchObject({
      action: 'publish',
      noun: 'text',
      details: { text: 'aftercare', language: 'en', version: 2 },
    });
  });

  it('is refused with every reason where it cannot be so', async () => {
    const { version, rules, answers } = await aftercare();
    const [first, second] = rules;
    const turned = { ...first, from: { amount: 2, unit: 'days' }, until: { amount: 24, unit: 'hours' } };
    const content = { rules: [turned, second, { ...second }], answers };
    for (const path of ['/api/texts/aftercare/preview', '/api/texts/aftercare']) {
      const { status, body } = path.endsWith('preview')
        ? await clinic.admin.post(path, content)
        : await clinic.admin.put(path, version, content);
      expect([status, body.code]).toEqual([422, 'aftercare_impossible']);
      expect(body.values.reasons.map(({ code }: { code: string }) => code)).toEqual([
        'aftercare_ends_before_begin',
        'aftercare_id_twice',
      ]);
    }
    const blank = { rules: [{ ...first, text: ' ' }], answers };
    expect((await clinic.admin.put('/api/texts/aftercare', version, blank)).status).toBe(400);
    expect((await clinic.admin.put('/api/texts/aftercare', version, { rules: [], answers })).status).toBe(
      400,
    );
    expect((await aftercare()).version).toBe(version);
  });

  it('is looked at before it is published, as the sheet of a session that ends now', async () => {
    const { rules, answers } = await aftercare();
    const { body } = await clinic.admin.post('/api/texts/aftercare/preview', { rules, answers });
    expect(body).toMatchObject({
      visitId: null,
      textVersion: null,
      session: { endedAt: '2026-03-10T09:00:00.000Z', on: '2026-03-10' },
      minoxidilFrom: '2026-03-25',
    });
    expect((await doctor.post('/api/texts/aftercare/preview', { rules, answers })).status).toBe(403);
  });

  it('keeps what was typed as plain text, in paragraphs', async () => {
    const text = '<b>Bold</b> & {{name}}\n\nA second paragraph.';
    const section = { heading: 'Signs & <i>markup</i>', text };
    const { version } = await information();
    const { body } = await clinic.admin.put('/api/texts/information', version, { sections: [section] });
    expect(body.sections).toEqual([section]);
    const overridden = { heading: 'Turned round', text: 'right \u202Etfel' };
    const next = { sections: [overridden] };
    expect((await clinic.admin.put('/api/texts/information', version + 1, next)).status).toBe(400);
  });
});

describe('the information page', () => {
  it('is read by staff and by patients, who are not told who of the clinic wrote it', async () => {
    for (const role of ['assistant', 'patient'] as const) {
      const reader = await clinic.signedIn(role);
      const { status, body } = await reader.get('/api/information');
      expect([status, body.clinic, 'publishedBy' in body]).toEqual([200, 'Test Clinic', false]);
    }
    expect((await (await clinic.signedIn('patient')).get('/api/texts/information')).status).toBe(403);
    expect((await clinic.stranger().get('/api/information')).status).toBe(401);
  });
});
