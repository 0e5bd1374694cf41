import type { Timing } from '../contract/codes.ts';

/**
 * The side of the needle a photo shows: what was said of it, unless its own time lies after the injection of its
 * visit. Instants in ISO 8601 with offset; `null`: not known, then what was said stands.
 */
export function sideOfNeedle(said: Timing, capturedAt: string | null, injectedAt: string | null): Timing {
  if (capturedAt === null || injectedAt === null) return said;
  return new Date(capturedAt) > new Date(injectedAt) ? 'after_injection' : said;
}
