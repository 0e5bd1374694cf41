import type { Auth } from '../storage/auth.ts';
import type { Store } from '../storage/open.ts';
import type { Config } from './config.ts';
import type { SignInThrottle } from './flow/sign-in-throttle.ts';

/** Everything the routes work with, made once in `main.ts` and handed down; nothing is found through globals. */
export type Deps = {
  store: Store;
  auth: Auth;
  config: Config;
  /** Mocked in tests; nothing else asks what time it is. */
  clock: () => Date;
  setupCode: string;
  throttle: SignInThrottle;
  /** Tests check every answer against its schema. */
  checkAnswers: boolean;
};
