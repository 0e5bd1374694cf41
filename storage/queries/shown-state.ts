import { sql } from 'drizzle-orm';
import type { AnalysisState } from '../../server/contract/codes.ts';
import { analyses } from '../schema/measuring.ts';

/**
 * The state people are told. A photo that waits in the background still has the result it had: it is not "being
 * measured", it is done, and one day done better.
 */
export const shownState = sql<AnalysisState>`case
  when ${analyses.background} and ${analyses.state} in ('queued', 'running') and ${analyses.quality} is not null
  then 'done' else ${analyses.state} end`;
