import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { administrator, startServer } from '../support/server.ts';

const entry = {
  code: 'test-setup-code',
  clinic: 'First Clinic',
  branch: 'Main street',
  timeZone: 'Europe/Istanbul',
  language: 'en',
  name: 'Admin Example',
  ...administrator,
};

let server: Awaited<ReturnType<typeof startServer>>;
beforeEach(async () => {
  server = await startServer();
});
afterEach(() => server.close());

describe('the first run', () => {
  it('makes the clinic, its branch and the administrator, who is signed in', async () => {
    const visitor = server.stranger();
    expect((await visitor.get('/api/setup')).body).toEqual({ needed: true, demonstration: false });
    const { status, body } = await visitor.post('/api/setup', entry);
    expect(status).toBe(201);
    expect(body).toMatchObject({ person: { roles: ['admin'] }, clinic: { name: 'First Clinic' } });
    expect((await visitor.get('/api/session')).body).toEqual(body);
    expect((await visitor.get('/api/setup')).body.needed).toBe(false);
  });

  it('a wrong code sets nothing up', async () => {
    const { status, body } = await server.stranger().post('/api/setup', { ...entry, code: 'guessed' });
    expect([status, body.code]).toEqual([403, 'wrong_setup_code']);
    expect((await server.stranger().get('/api/setup')).body.needed).toBe(true);
  });

  it('a time zone that does not exist is refused by name', async () => {
    const { status, body } = await server
      .stranger()
      .post('/api/setup', { ...entry, timeZone: 'Europe/Nowhere' });
    expect([status, body.code]).toEqual([422, 'unknown_time_zone']);
    expect(body.title).toContain('Europe/Nowhere');
  });

  it('of two setups at the same moment one wins, and nothing of the other is left', async () => {
    const answers = await Promise.all([
      server.stranger().post('/api/setup', entry),
      server
        .stranger()
        .post('/api/setup', { ...entry, clinic: 'Second Clinic', email: 'second@clinic.example' }),
    ]);
    expect(answers.map((answer) => answer.status).sort()).toEqual([201, 409]);
    const winner = answers.find((answer) => answer.status === 201);
    const visitor = server.stranger();
    await visitor.post('/api/session', { email: winner?.body.person.email, password: entry.password });
    expect((await visitor.get('/api/people')).body.people).toHaveLength(1);
  });

  it('a second setup, later, is refused', async () => {
    await server.stranger().post('/api/setup', entry);
    expect((await server.stranger().post('/api/setup', entry)).body.code).toBe('setup_done');
  });
});
