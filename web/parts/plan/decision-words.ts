import type { Decision } from '../../../server/contract/course-plan.ts';
import { formatInstant } from '../../dates.ts';
import { t } from '../../words.ts';
import { formatChange, verdictWords } from '../value-words.ts';

/** What was decided, with its number: `2 more sessions`. */
export function decisionName({ kind, sessions, everyMonths }: Decision): string {
  const count = sessions ?? everyMonths ?? 0;
  return kind === 'add_sessions' || kind === 'maintenance'
    ? t(`plan.decided.${kind}`, { count })
    : t(`plan.decided.${kind}`);
}

export const decidedWords = ({ decidedBy, decidedAt }: Decision, zone: string | undefined): string =>
  t('plan.decidedBy', { who: decidedBy, when: formatInstant(decidedAt, zone) });

/** What was measured when it was decided; empty where nothing was. */
export const seenWords = ({ seen }: Decision): string =>
  seen === null || seen.change === null
    ? ''
    : t('plan.seen', { change: formatChange(seen.change, seen.unit), verdict: verdictWords(seen.verdict) });
