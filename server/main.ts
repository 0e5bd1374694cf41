import { randomBytes, randomInt } from 'node:crypto';
import { findClinic } from '../storage/queries/clinic.ts';
import type { App } from './app.ts';
import { type Config, ConfigError, readConfig } from './config.ts';
import { demonstrationAccount } from './contract/demonstration.ts';
import type { DemonstrationSize } from './demo/clinic/fill.ts';
import { makeDemonstration, resumeDemonstration } from './demonstration.ts';
import type { Deps } from './deps.ts';
import { openHouse } from './house.ts';

export type Running = { address: string; app: App; deps: Deps; stop: () => Promise<void> };

function shownHost(host: string): string {
  // Passkeys and the camera want a name, not 127.0.0.1.
  return ['127.0.0.1', '::1', '0.0.0.0', '::'].includes(host) ? 'localhost' : host;
}

/** What tests and the bench set: the clock, the lot, checked answers, routes of their own beside ours, a small demonstration. */
export type StartOptions = Partial<Pick<Deps, 'clock' | 'lot' | 'checkAnswers'>> & {
  moreRoutes?: (app: App) => void;
  demonstrationSize?: Partial<DemonstrationSize>;
};

/** Opens and migrates the database, builds the app and listens. `stop` finishes what is in flight. */
export async function start(config: Config, options: StartOptions = {}): Promise<Running> {
  const { clock = () => new Date(), lot = () => randomInt(2) === 1 } = options;
  const { checkAnswers = false, demonstrationSize: size = {} } = options;
  const shared = { clock, lot, checkAnswers, setupCode: config.SETUP_CODE || randomBytes(5).toString('hex') };
  const demonstration = makeDemonstration(config, { ...shared, size });
  const house = await openHouse(config, { ...shared, demonstration });
  const { app, deps } = house;
  try {
    options.moreRoutes?.(app);
    const startedAt = new Date();
    await app.listen({ host: config.HOST, port: config.PORT });
    const bound = app.server.address();
    const port = typeof bound === 'object' && bound !== null ? bound.port : config.PORT;
    // Only now: a second server on the same folder fails to listen, and must not sweep the first one's uploads away.
    house.begin(startedAt);
    await resumeDemonstration(demonstration, deps);
    const stop = async () => {
      await app.close();
      await demonstration.stop();
      await house.close();
    };
    return { address: `http://${shownHost(config.HOST)}:${port}`, app, deps, stop };
  } catch (error) {
    await demonstration.stop();
    await house.close();
    throw error;
  }
}

const say = (line: string) => process.stdout.write(`${line}\n`);

async function announce({ address, deps }: Running): Promise<void> {
  if (deps.demonstration.state() !== null) {
    const { email, password } = demonstrationAccount;
    say(`\nThe demonstration clinic is open at ${address}/sign-in`);
    say(`E-mail: ${email}   Password: ${password}`);
    say(`Setup code, for your own clinic once the demonstration is left: ${deps.setupCode}\n`);
  } else if ((await findClinic(deps.store)) === undefined) {
    say(`\nWhorl is running. Set up your clinic at ${address}/setup`);
    say(`Setup code: ${deps.setupCode}\n`);
  } else {
    say(`\nWhorl is running at ${address}/sign-in\n`);
  }
}

function whyNot(error: unknown): string {
  if (error instanceof ConfigError) return `Please correct these settings:\n${error.message}`;
  const { code, port, message } = error as { code?: string; port?: number; message?: string };
  if (code === 'EADDRINUSE')
    return `Port ${port} is in use. Stop the other program, or set PORT to another number.`;
  return message ?? String(error);
}

/** `npm run demo`: straight into the demonstration. Throws where there is a clinic already. */
async function enterDemonstration({ deps }: Running): Promise<void> {
  if ((await findClinic(deps.store)) !== undefined) {
    throw new Error(
      `There is a clinic in ${deps.config.DATA_DIR}. Give the demonstration a folder of its own with DATA_DIR.`,
    );
  }
  await deps.demonstration.enter();
}

/**
 * What `npm start` does, and `npm run demo` with `'demonstration'`. Ctrl-C finishes what is in flight; a second one does
 * not wait.
 */
export async function run(what: 'clinic' | 'demonstration' = 'clinic'): Promise<void> {
  try {
    const running = await start(readConfig());
    if (what === 'demonstration') await enterDemonstration(running);
    running.deps.pool.warm('upload');
    let stopping = false;
    for (const signal of ['SIGINT', 'SIGTERM'] as const) {
      process.on(signal, () => {
        if (stopping) process.exit(1);
        stopping = true;
        say('Finishing what is in flight …');
        running.stop().then(
          () => process.exit(0),
          (error: unknown) => {
            process.stderr.write(`Stopping failed: ${String(error)}\n`);
            process.exit(1);
          },
        );
      });
    }
    // Last, so that whoever reads the address can already stop us in order.
    await announce(running);
  } catch (error) {
    process.stderr.write(`Whorl did not start. ${whyNot(error)}\n`);
    process.exit(1);
  }
}
