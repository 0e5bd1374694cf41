import { RateLimiterMemory } from 'rate-limiter-flexible';
import { AppError } from '../errors.ts';

const windowSeconds = 15 * 60;
/** One person mistyping gets a few tries; an address (a whole clinic may share one) gets more. */
const failuresPerAccount = 5;
const failuresPerAddress = 30;

export type SignInThrottle = {
  /** Throws `too_many_attempts` where the account or the address has failed too often in the last 15 minutes. */
  check: (account: string, address: string) => Promise<void>;
  failed: (account: string, address: string) => Promise<void>;
  /** A right password clears the account's failures; the address keeps its own. */
  succeeded: (account: string) => Promise<void>;
};

/** Counts failed sign-ins per account and per address. In memory: a restart forgives, an attacker cannot restart us. */
export function makeSignInThrottle(): SignInThrottle {
  const accounts = new RateLimiterMemory({ points: failuresPerAccount, duration: windowSeconds });
  const addresses = new RateLimiterMemory({ points: failuresPerAddress, duration: windowSeconds });
  const counters = (account: string, address: string) =>
    [
      [accounts, account.toLowerCase(), failuresPerAccount],
      [addresses, address, failuresPerAddress],
    ] as const;
  return {
    async check(account, address) {
      for (const [limiter, key, most] of counters(account, address)) {
        const state = await limiter.get(key);
        if (state !== null && state.consumedPoints >= most) {
          const retryAfterSeconds = Math.max(1, Math.ceil(state.msBeforeNext / 1000));
          throw new AppError(
            'too_many_attempts',
            { minutes: Math.ceil(retryAfterSeconds / 60) },
            { retryAfterSeconds },
          );
        }
      }
    },
    async failed(account, address) {
      for (const [limiter, key] of counters(account, address)) await limiter.penalty(key);
    },
    async succeeded(account) {
      await accounts.delete(account.toLowerCase());
    },
  };
}
