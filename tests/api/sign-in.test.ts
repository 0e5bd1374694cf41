import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { administrator, startClinic, type TestClinic } from '../support/server.ts';

let clinic: TestClinic;
beforeEach(async () => {
  clinic = await startClinic();
});
afterEach(() => clinic.close());

const someone = {
  name: 'Somebody',
  email: 'somebody@clinic.example',
  password: 'a password of theirs',
  roles: ['doctor'],
};

describe('signing in', () => {
  it('says who is signed in, and signing out ends it at once', async () => {
    const visitor = clinic.stranger();
    expect((await visitor.get('/api/session')).body.code).toBe('not_signed_in');
    const { body, headers } = await visitor.post('/api/session', {
      ...administrator,
      email: 'ADMIN@clinic.example',
    });
    expect(body.person.roles).toEqual(['admin']);
    expect(body.branches[0].timeZone).toBe('Europe/Istanbul');
    expect(headers.getSetCookie().join()).toMatch(/HttpOnly.*SameSite=Lax/i);
    const kept = visitor.cookie();
    expect((await visitor.delete('/api/session')).status).toBe(204);
    const replayed = await clinic.stranger().get('/api/session', { cookie: kept });
    expect(replayed.status).toBe(401);
  });

  it('an unknown address and a wrong password are answered alike', async () => {
    const visitor = clinic.stranger();
    const unknown = await visitor.post('/api/session', {
      email: 'nobody@clinic.example',
      password: 'x'.repeat(12),
    });
    const wrong = await visitor.post('/api/session', {
      email: administrator.email,
      password: 'x'.repeat(12),
    });
    expect(unknown.status).toBe(401);
    expect(unknown.body).toEqual(wrong.body);
  });

  it('after five wrong passwords the account is paused, and the right one has to wait too', async () => {
    const visitor = clinic.stranger();
    for (let attempt = 0; attempt < 5; attempt += 1) {
      expect(
        (await visitor.post('/api/session', { ...administrator, password: 'wrong wrong wrong' })).status,
      ).toBe(401);
    }
    const paused = await visitor.post('/api/session', administrator);
    expect([paused.status, paused.body.code]).toEqual([429, 'too_many_attempts']);
    expect(Number(paused.headers.get('retry-after'))).toBeGreaterThan(60);
  });

  it('an address that fails on many accounts is paused for all of them', async () => {
    const visitor = clinic.stranger();
    for (let attempt = 0; attempt < 30; attempt += 1) {
      await visitor.post('/api/session', {
        email: `guess${attempt}@clinic.example`,
        password: 'wrong wrong wrong',
      });
    }
    expect((await visitor.post('/api/session', administrator)).status).toBe(429);
  });

  it('nobody can sign themselves up: better-auth’s own addresses are not there', async () => {
    const visitor = clinic.stranger();
    for (const path of ['/api/auth/sign-up/email', '/api/auth/get-session', '/sign-up/email']) {
      expect((await visitor.post(path, someone)).status).toBe(404);
    }
  });

  it('a disabled person is out in the middle of their session and cannot come back', async () => {
    const { body: person } = await clinic.admin.post('/api/people', someone);
    const visitor = clinic.stranger();
    await visitor.post('/api/session', someone.email && { email: someone.email, password: someone.password });
    expect((await visitor.get('/api/patients')).status).toBe(200);
    await clinic.admin.patch(`/api/people/${person.id}`, 1, { disabled: true });
    expect((await visitor.get('/api/patients')).status).toBe(401);
    const again = await visitor.post('/api/session', { email: someone.email, password: someone.password });
    expect(again.body.code).toBe('wrong_sign_in');
  });

  it('a new password ends every session but the one that set it', async () => {
    const other = clinic.stranger();
    await other.post('/api/session', administrator);
    const newPassword = 'a quite different password';
    const wrong = await clinic.admin.post('/api/session/password', {
      currentPassword: 'not this one',
      newPassword,
    });
    expect([wrong.status, wrong.body.code]).toEqual([403, 'wrong_password']);
    const { status } = await clinic.admin.post('/api/session/password', {
      currentPassword: administrator.password,
      newPassword,
    });
    expect(status).toBe(200);
    expect((await clinic.admin.get('/api/session')).status).toBe(200);
    expect((await other.get('/api/session')).status).toBe(401);
  });

  it('a lost tablet: an administrator ends every session of a person, whose password stays', async () => {
    const { body: person } = await clinic.admin.post('/api/people', someone);
    const entry = { email: someone.email, password: someone.password };
    const [tablet, desk] = [clinic.stranger(), clinic.stranger()];
    for (const visitor of [tablet, desk]) await visitor.post('/api/session', entry);
    const sessions = `/api/people/${person.id}/sessions`;
    expect((await tablet.delete(sessions)).status).toBe(403);
    expect((await clinic.admin.delete(sessions)).status).toBe(204);
    for (const visitor of [tablet, desk]) expect((await visitor.get('/api/session')).status).toBe(401);
    expect((await clinic.admin.get('/api/session')).status).toBe(200);
    expect((await tablet.post('/api/session', entry)).status).toBe(200);
    const nobody = '/api/people/00000000-0000-4000-8000-000000000000/sessions';
    expect((await clinic.admin.delete(nobody)).status).toBe(404);
    const [entryOfTrail] = (await clinic.admin.get('/api/audit')).body.entries.filter(
      ({ action }: { action: string }) => action === 'end_sessions',
    );
    expect(entryOfTrail).toMatchObject({ noun: 'person', nounId: person.id });
    expect(entryOfTrail.actorId).not.toBe(person.id);
  });

  it('a person signs out everywhere: every device of theirs, this one too, and nobody else’s', async () => {
    const other = await clinic.signedIn('doctor');
    const [here, there] = [clinic.stranger(), clinic.stranger()];
    for (const visitor of [here, there]) await visitor.post('/api/session', administrator);
    const kept = here.cookie();
    expect((await here.delete('/api/sessions')).status).toBe(204);
    expect(here.cookie()).toBe('');
    expect((await clinic.stranger().get('/api/session', { cookie: kept })).status).toBe(401);
    for (const visitor of [there, clinic.admin]) expect((await visitor.get('/api/session')).status).toBe(401);
    expect((await other.get('/api/session')).status).toBe(200);
    expect((await clinic.stranger().delete('/api/sessions')).status).toBe(401);
  });

  it('the last administrator can neither be disabled nor lose the role', async () => {
    const me = (await clinic.admin.get('/api/people')).body.people[0];
    for (const change of [{ disabled: true }, { roles: ['doctor'] }]) {
      expect((await clinic.admin.patch(`/api/people/${me.id}`, 1, change)).body.code).toBe(
        'last_administrator',
      );
    }
    const both = await clinic.admin.patch(`/api/people/${me.id}`, 1, { roles: ['admin', 'doctor'] });
    expect(both.body.roles).toEqual(['admin', 'doctor']);
  });

  it('a request that comes from another site is refused, whoever is signed in', async () => {
    const headers = { origin: 'https://elsewhere.example' };
    const { status, body } = await clinic.admin.post(
      '/api/patients',
      { name: 'X', pattern: 'male' },
      headers,
    );
    expect([status, body.code]).toEqual([403, 'foreign_origin']);
  });

  it('the audit trail tells of it without a name or an address', async () => {
    await clinic
      .stranger()
      .post('/api/session', { email: administrator.email, password: 'wrong wrong wrong' });
    const { body } = await clinic.admin.get('/api/audit');
    expect(body.entries.map((entry: { action: string }) => entry.action)).toContain('sign_in_failed');
    expect(JSON.stringify(body)).not.toMatch(/clinic\.example|Admin Example/);
  });
});
