import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Config, readConfig } from '../../server/config.ts';
import type { Role } from '../../server/contract/codes.ts';
import { type Running, type StartOptions, start } from '../../server/main.ts';
import { makeVisitor, type Visitor } from './visitor.ts';

export const administrator = { email: 'admin@clinic.example', password: 'a long enough password' };

/** A clinic on a free port with its own temporary data folder, answers checked against their schemas. */
export type TestClinic = Running & {
  dataFolder: string;
  /** Moves the clinic's clock. */
  setNow: (instant: string) => void;
  /** Somebody who has not signed in. */
  stranger: () => Visitor;
  /** The administrator made at setup, signed in. */
  admin: Visitor;
  /** Adds a person with these roles and signs them in. */
  signedIn: (...roles: Role[]) => Promise<Visitor>;
  close: () => Promise<void>;
};

export async function temporaryFolder(): Promise<string> {
  return mkdtemp(join(tmpdir(), 'whorl-test-'));
}

/** Starts the real server, not yet set up. */
export async function startServer(
  settings: Record<string, string> = {},
  now = '2026-03-10T09:00:00Z',
  options: StartOptions = {},
) {
  const dataFolder = settings.DATA_DIR ?? (await temporaryFolder());
  let instant: string | undefined = now;
  const config: Config = readConfig({
    PORT: '0',
    LOG_LEVEL: 'silent',
    SETUP_CODE: 'test-setup-code',
    MIN_FREE_MB: '0',
    ...settings,
    DATA_DIR: dataFolder,
  });
  const running = await start(config, {
    clock: () => new Date(instant ?? Date.now()),
    checkAnswers: true,
    ...options,
  });
  return {
    ...running,
    dataFolder,
    setNow: (next: string) => {
      instant = next;
    },
    stranger: () => makeVisitor(running.address),
    close: async () => {
      await running.stop();
      if (settings.DATA_DIR === undefined) await rm(dataFolder, { recursive: true, force: true });
    },
  };
}

/** Starts the real server and sets the clinic up in Istanbul. */
export async function startClinic(
  settings: Record<string, string> = {},
  now?: string,
  options: StartOptions = {},
): Promise<TestClinic> {
  const server = await startServer(settings, now, options);
  const admin = server.stranger();
  await admin.post('/api/setup', {
    code: 'test-setup-code',
    clinic: 'Test Clinic',
    branch: 'Main street',
    timeZone: 'Europe/Istanbul',
    language: 'en',
    name: 'Admin Example',
    ...administrator,
  });
  let people = 0;
  return {
    ...server,
    admin,
    async signedIn(...roles) {
      people += 1;
      const email = `person${people}@clinic.example`;
      const password = 'another long password';
      await admin.post('/api/people', { name: `Person ${people}`, email, password, roles });
      const visitor = server.stranger();
      await visitor.post('/api/session', { email, password });
      return visitor;
    },
  };
}
