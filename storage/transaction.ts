import type { Store } from './open.ts';

/** Inside a transaction: the same connection, between BEGIN IMMEDIATE and COMMIT. */
export type Transaction = Store['db'];

/**
 * Runs `body` as one `BEGIN IMMEDIATE` transaction. The body is synchronous: an `await` between BEGIN and COMMIT would
 * let another request's rows join this transaction, so a body that returns a promise does not compile (its parameter
 * type becomes `never`). Throws what the body throws, with everything undone.
 */
export function transaction<T>(
  store: Store,
  body: (tx: Transaction) => T extends PromiseLike<unknown> ? never : T,
): T {
  return store.db.transaction((tx) => body(tx as unknown as Transaction), { behavior: 'immediate' }) as T;
}
