import { randomBytes } from 'node:crypto';
import { makeAuth } from '../storage/auth.ts';
import { holdFolder } from '../storage/folder-lock.ts';
import { migrateStore } from '../storage/migrate.ts';
import { closeStore, openStore, type Store } from '../storage/open.ts';
import { localPhotoFiles } from '../storage/photo-files.ts';
import { findClinic } from '../storage/queries/clinic.ts';
import { sessionSecret } from '../storage/secret.ts';
import { type App, buildApp } from './app.ts';
import { type Config, ConfigError, readConfig } from './config.ts';
import type { Deps } from './deps.ts';
import { createImagePool } from './flow/image-pool.ts';
import { makeMeasuring } from './flow/measure.ts';
import { makePhotoRoom } from './flow/photo-room.ts';
import { catchUpMilestones } from './flow/refresh-milestones.ts';
import { makeSignInThrottle } from './flow/sign-in-throttle.ts';
import { startSweeping } from './flow/sweeping.ts';

export type Running = { address: string; app: App; deps: Deps; stop: () => Promise<void> };

function shownHost(host: string): string {
  // Passkeys and the camera want a name, not 127.0.0.1.
  return ['127.0.0.1', '::1', '0.0.0.0', '::'].includes(host) ? 'localhost' : host;
}

function openOrLetGo(dataFolder: string, letGo: () => void): Store {
  try {
    return openStore(dataFolder);
  } catch (error) {
    letGo();
    throw error;
  }
}

/** What tests and the bench set: the clock, checked answers, routes of their own beside ours. */
type StartOptions = Partial<Pick<Deps, 'clock' | 'checkAnswers'>> & { moreRoutes?: (app: App) => void };

/** Opens and migrates the database, builds the app and listens. `stop` finishes what is in flight. */
export async function start(config: Config, options: StartOptions = {}): Promise<Running> {
  const letGo = holdFolder(config.DATA_DIR);
  const store = openOrLetGo(config.DATA_DIR, letGo);
  try {
    await migrateStore(store);
    const files = localPhotoFiles(config.DATA_DIR);
    const clock = options.clock ?? (() => new Date());
    const pool = createImagePool(config.IMAGE_WORKERS);
    const deps: Deps = {
      store,
      auth: makeAuth(store, sessionSecret(config.DATA_DIR), {
        publicUrl: config.PUBLIC_URL || 'http://localhost',
        sessionHours: config.SESSION_HOURS,
      }),
      config,
      clock,
      setupCode: config.SETUP_CODE || randomBytes(5).toString('hex'),
      throttle: makeSignInThrottle(),
      files,
      pool,
      room: makePhotoRoom(store, files, config),
      measuring: makeMeasuring({ store, pool, config, clock }),
      checkAnswers: options.checkAnswers ?? false,
    };
    const app = await buildApp(deps);
    options.moreRoutes?.(app);
    const startedAt = new Date();
    await app.listen({ host: config.HOST, port: config.PORT });
    const bound = app.server.address();
    const port = typeof bound === 'object' && bound !== null ? bound.port : config.PORT;
    // Only now: a second server on the same folder fails to listen, and must not sweep the first one's uploads away.
    const sweeping = startSweeping(deps, startedAt, (error, found) =>
      error === null ? app.log.info({ found }, 'swept') : app.log.error({ err: error }, 'the sweep failed'),
    );
    deps.measuring.start(({ error, ...which }) => app.log.error({ err: error, ...which }, 'not measured'));
    const caughtUp = catchUpMilestones(store, clock()).catch((error: unknown) =>
      app.log.error({ err: error }, 'milestones not caught up'),
    );
    const stop = async () => {
      await app.close();
      await caughtUp;
      await deps.measuring.stop();
      await sweeping.stop();
      await deps.pool.close();
      closeStore(store);
      letGo();
    };
    return { address: `http://${shownHost(config.HOST)}:${port}`, app, deps, stop };
  } catch (error) {
    closeStore(store);
    letGo();
    throw error;
  }
}

const say = (line: string) => process.stdout.write(`${line}\n`);

async function announce({ address, deps }: Running): Promise<void> {
  if ((await findClinic(deps.store)) === undefined) {
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

/** What `npm start` does. Ctrl-C finishes what is in flight; a second one does not wait. */
export async function run(): Promise<void> {
  try {
    const running = await start(readConfig());
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
