import { hash, verify } from '@node-rs/argon2';
import { drizzleAdapter } from 'better-auth/adapters/drizzle';
import { betterAuth } from 'better-auth/minimal';
import type { Store } from './open.ts';
import { people, signInAccounts, signInSessions, verifications } from './schema/people.ts';

/**
 * better-auth on our tables. Its own routes are not mounted: `server/routes/session.ts` calls it. Sign-up is off,
 * people are added by an administrator; sessions live in the database and nowhere else, so that ending one is at once.
 */
export function makeAuth(store: Store, secret: string, options: { publicUrl: string; sessionHours: number }) {
  return betterAuth({
    baseURL: options.publicUrl,
    secret,
    telemetry: { enabled: false },
    logger: { disabled: true },
    database: drizzleAdapter(store.db, {
      provider: 'sqlite',
      transaction: false,
      schema: {
        user: people,
        session: signInSessions,
        account: signInAccounts,
        verification: verifications,
      },
    }),
    user: {
      additionalFields: {
        roles: { type: 'string', input: false },
        disabled: { type: 'boolean', input: false },
      },
    },
    emailAndPassword: {
      enabled: true,
      disableSignUp: true,
      minPasswordLength: 10,
      maxPasswordLength: 200,
      password: {
        hash: (password) => hash(password),
        verify: ({ hash: kept, password }) => verify(kept, password),
      },
    },
    session: {
      expiresIn: options.sessionHours * 3600,
      updateAge: 3600,
      cookieCache: { enabled: false },
    },
    rateLimit: { enabled: false },
    advanced: { cookiePrefix: 'whorl', database: { generateId: () => crypto.randomUUID() } },
  });
}

export type Auth = ReturnType<typeof makeAuth>;
