import { makeAuth } from '../storage/auth.ts';
import { holdFolder } from '../storage/folder-lock.ts';
import { migrateStore } from '../storage/migrate.ts';
import { closeStore, openStore, type Store } from '../storage/open.ts';
import { localPhotoFiles } from '../storage/photo-files.ts';
import { keepFirstTexts } from '../storage/queries/texts.ts';
import { sessionSecret } from '../storage/secret.ts';
import { type App, buildApp } from './app.ts';
import type { Config } from './config.ts';
import { firstTexts } from './contract/first-texts/all.ts';
import type { Deps } from './deps.ts';
import { catchUpOutcomes } from './flow/course-outcomes.ts';
import { createImagePool } from './flow/image-pool.ts';
import { makeMeasuring } from './flow/measure.ts';
import { makePhotoRoom } from './flow/photo-room.ts';
import { catchUpMilestones } from './flow/refresh-milestones.ts';
import { makeSignInThrottle } from './flow/sign-in-throttle.ts';
import { startSweeping } from './flow/sweeping.ts';

/** A clinic on its data folder: a database, its files, and an app that does not listen by itself. */
export type House = {
  app: App;
  deps: Deps;
  /** Starts what runs beside the requests; only when nobody else can be at work on the folder. */
  begin(startedAt: Date): void;
  /** Finishes what is in flight and lets go of the folder. */
  close(): Promise<void>;
};

function openOrLetGo(dataFolder: string, letGo: () => void): Store {
  try {
    return openStore(dataFolder);
  } catch (error) {
    letGo();
    throw error;
  }
}

/** What every clinic of one server shares. */
type Shared = Pick<Deps, 'clock' | 'lot' | 'checkAnswers' | 'setupCode' | 'demonstration'>;

/** Opens and migrates the database of a data folder and builds the app on it. */
export async function openHouse(config: Config, shared: Shared): Promise<House> {
  const letGo = holdFolder(config.DATA_DIR);
  const store = openOrLetGo(config.DATA_DIR, letGo);
  try {
    const { clock } = shared;
    await migrateStore(store);
    await keepFirstTexts(store, clock(), firstTexts);
    const files = localPhotoFiles(config.DATA_DIR);
    const pool = createImagePool(config.IMAGE_WORKERS);
    const deps: Deps = {
      ...shared,
      store,
      auth: makeAuth(store, sessionSecret(config.DATA_DIR), {
        publicUrl: config.PUBLIC_URL || 'http://localhost',
        sessionHours: config.SESSION_HOURS,
      }),
      config,
      throttle: makeSignInThrottle(),
      files,
      pool,
      room: makePhotoRoom(store, files, config),
      measuring: makeMeasuring({ store, pool, config, clock }),
    };
    const app = await buildApp(deps);
    let besides: (() => Promise<void>)[] = [];
    return {
      app,
      deps,
      begin(startedAt) {
        const sweeping = startSweeping(deps, startedAt, (error, found) =>
          error === null
            ? app.log.info({ found }, 'swept')
            : app.log.error({ err: error }, 'the sweep failed'),
        );
        deps.measuring.start(({ error, ...which }) =>
          app.log.error({ err: error, ...which }, 'not measured'),
        );
        const stopping = new AbortController();
        const { signal } = stopping;
        const failed = (patientId: string, error: unknown) =>
          app.log.error({ err: error, patientId }, 'milestones or outcomes not found');
        const caughtUp = catchUpMilestones(store, clock(), failed)
          .then(() => catchUpOutcomes(store, clock(), { signal, failed }))
          .catch((error: unknown) => app.log.error({ err: error }, 'milestones not caught up'));
        const stopCatchingUp = async () => {
          stopping.abort();
          await caughtUp;
        };
        besides = [stopCatchingUp, () => deps.measuring.stop(), () => sweeping.stop()];
      },
      async close() {
        await app.close();
        for (const end of besides) await end();
        await pool.close();
        closeStore(store);
        letGo();
      },
    };
  } catch (error) {
    closeStore(store);
    letGo();
    throw error;
  }
}
