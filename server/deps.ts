import type { Auth } from '../storage/auth.ts';
import type { Store } from '../storage/open.ts';
import type { PhotoFiles } from '../storage/photo-files.ts';
import type { Config } from './config.ts';
import type { Demonstration } from './demonstration.ts';
import type { ImagePool } from './flow/image-pool.ts';
import type { Measuring } from './flow/measure.ts';
import type { PhotoRoom } from './flow/photo-room.ts';
import type { SignInThrottle } from './flow/sign-in-throttle.ts';

/** Everything the routes work with, made once in `main.ts` and handed down; nothing is found through globals. */
export type Deps = {
  store: Store;
  auth: Auth;
  config: Config;
  /** Mocked in tests; nothing else asks what time it is. */
  clock: () => Date;
  /** A coin thrown for every blinded reading; seeded in tests. */
  lot: () => boolean;
  setupCode: string;
  throttle: SignInThrottle;
  files: PhotoFiles;
  /** Processes that do the work on pixels. */
  pool: ImagePool;
  room: PhotoRoom;
  measuring: Measuring;
  demonstration: Demonstration;
  /** Tests check every answer against its schema. */
  checkAnswers: boolean;
};
