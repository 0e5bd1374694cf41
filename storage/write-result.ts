/** What a write can end in besides success; `server/flow/outcome.ts` turns these into errors a person can read. */
export type WriteResult<T> = { ok: T } | { missing: true } | { stale: T } | { taken: true };
