/** What a write can end in besides success (`stale: null`: what was seen is no longer there); `server/flow/outcome.ts` turns these into errors a person can read. */
export type WriteResult<T> = { ok: T } | { missing: true } | { stale: T | null } | { taken: true };
