import { rm } from 'node:fs/promises';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { administrator, temporaryFolder } from '../support/server.ts';
import { killStarted, startProcess } from '../support/server-process.ts';
import { makeVisitor } from '../support/visitor.ts';

let folder: string;
beforeEach(async () => {
  folder = await temporaryFolder();
});
afterEach(async () => {
  await killStarted();
  await rm(folder, { recursive: true, force: true });
});

const settings = () => ({ DATA_DIR: folder, PORT: '0', LOG_LEVEL: 'silent' });

async function setUp(address: string, code: string) {
  return makeVisitor(address).post('/api/setup', {
    code,
    clinic: 'Started Clinic',
    branch: 'One',
    timeZone: 'Europe/Istanbul',
    language: 'en',
    name: 'Admin Example',
    ...administrator,
  });
}

describe('starting and stopping', () => {
  it('the first start prints the address of the setup and its code; the second leads to the sign-in', async () => {
    const first = startProcess(settings());
    const [, address = ''] = await first.says(/(http:\/\/localhost:\d+)\/setup/);
    const [, code = ''] = await first.says(/Setup code: (\S+)/);
    expect((await setUp(address, code)).status).toBe(201);
    // The rules of what is sent are compiled when they are asked: a wrong one is told by its field all the same.
    for (const email of [7, 8]) {
      const { status, body } = await makeVisitor(address).post('/api/session', { ...administrator, email });
      expect([status, body.fields[0].field]).toEqual([400, 'email']);
    }
    first.child.kill('SIGINT');
    expect(await first.ended).toBe(0);

    const second = startProcess(settings());
    await second.says(/http:\/\/localhost:\d+\/sign-in/);
    expect(second.printed()).not.toContain('Setup code');
    second.child.kill('SIGTERM');
    expect(await second.ended).toBe(0);
  });

  it('a wrong setting stops the start with a sentence and opens nothing', async () => {
    const server = startProcess({ ...settings(), PORT: 'http', HOST: '127.0.0.1', MAX_UPLOAD_MB: '0' });
    expect(await server.ended).toBe(1);
    expect(server.printed()).toContain('PORT is "http"; it must be a whole number from 0 to 65535.');
    expect(server.printed()).toContain('MAX_UPLOAD_MB is "0"');
    expect(server.printed()).not.toContain('at ');
  });

  it('a port that is taken is said in words', async () => {
    const first = startProcess(settings());
    const [, port = ''] = await first.says(/localhost:(\d+)\/setup/);
    const otherFolder = await temporaryFolder();
    const second = startProcess({ ...settings(), DATA_DIR: otherFolder, PORT: port });
    expect(await second.ended).toBe(1);
    expect(second.printed()).toContain(`Port ${port} is in use`);
    first.child.kill('SIGINT');
    await first.ended;
    await rm(otherFolder, { recursive: true });
  });

  it('a second server on the same data folder is refused in words, and the first goes on', async () => {
    const first = startProcess(settings());
    const [, address = ''] = await first.says(/(http:\/\/localhost:\d+)\/setup/);
    const second = startProcess(settings());
    expect(await second.ended).toBe(1);
    expect(second.printed()).toContain(`Another Whorl is running on ${folder}`);
    expect((await makeVisitor(address).get('/api/ready')).status).toBe(200);
    first.child.kill('SIGKILL');
    await first.ended;
    const third = startProcess(settings());
    await third.says(/\/setup/);
    third.child.kill('SIGINT');
    expect(await third.ended).toBe(0);
  });

  it('npm run demo opens the demonstration, says how to sign in, and goes on with it at the next start', async () => {
    const demonstration = startProcess(settings(), ['demo']);
    const [, address = ''] = await demonstration.says(/(http:\/\/localhost:\d+)\/sign-in/);
    const [, email = '', password = ''] = await demonstration.says(/E-mail: (\S+) {3}Password: (.+)/);
    const guest = makeVisitor(address);
    expect((await guest.post('/api/session', { email, password })).status).toBe(200);
    const isBegun = async () => (await guest.get('/api/demonstration')).body.pictures.total > 12;
    await expect.poll(isBegun, { timeout: 30_000, interval: 200 }).toBe(true);
    demonstration.child.kill('SIGTERM');
    expect(await demonstration.ended).toBe(0);

    const next = startProcess(settings());
    const [, again = ''] = await next.says(
      /demonstration clinic is open at (http:\/\/localhost:\d+)\/sign-in/,
    );
    const returned = makeVisitor(again);
    expect((await returned.post('/api/session', { email, password })).status).toBe(200);
    expect((await returned.get('/api/demonstration')).body.state).toBe('filling');
    next.child.kill('SIGTERM');
    expect(await next.ended).toBe(0);
  });

  it('npm run demo leaves a clinic alone and says how to give the demonstration a folder of its own', async () => {
    const clinic = startProcess(settings());
    const [, address = ''] = await clinic.says(/(http:\/\/localhost:\d+)\/setup/);
    const [, code = ''] = await clinic.says(/Setup code: (\S+)/);
    expect((await setUp(address, code)).status).toBe(201);
    clinic.child.kill('SIGINT');
    await clinic.ended;

    const demonstration = startProcess(settings(), ['demo']);
    expect(await demonstration.ended).toBe(1);
    expect(demonstration.printed()).toContain(`There is a clinic in ${folder}.`);
    expect(demonstration.printed()).toContain('DATA_DIR');
  });

  it('a forgotten administrator password is set anew from the command line, and old sessions end', async () => {
    const server = startProcess({ ...settings(), SETUP_CODE: 'chosen-code' });
    const [, address = ''] = await server.says(/(http:\/\/localhost:\d+)\/setup/);
    await setUp(address, 'chosen-code');
    const signedIn = makeVisitor(address);
    await signedIn.post('/api/session', administrator);

    const unknown = startProcess(settings(), ['reset-password', 'nobody@clinic.example']);
    expect(await unknown.ended).toBe(1);
    const reset = startProcess(settings(), ['reset-password', administrator.email]);
    expect(await reset.ended).toBe(0);
    const password = /New password for \S+: (\S+)/.exec(reset.printed())?.[1] ?? '';

    expect((await signedIn.get('/api/session')).status).toBe(401);
    expect((await signedIn.post('/api/session', administrator)).status).toBe(401);
    expect((await signedIn.post('/api/session', { ...administrator, password })).status).toBe(200);
    server.child.kill('SIGINT');
    await server.ended;
  });
});
