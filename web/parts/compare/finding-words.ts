import type { Change } from '../../../server/contract/change.ts';
import type { View } from '../../../server/contract/codes.ts';
import { t } from '../../words.ts';
import { formatBand, formatChange, formatValue } from '../value-words.ts';
import { missingWords, verdictReasonWords } from './missing-words.ts';

/** One sentence on the pair: what changed, held against the measuring error. */
export function findingWords(change: Change | undefined, view: View): string {
  if (!change) return t('compare.finding.nothing');
  const { unit, verdict, band } = change;
  const words = t(`compare.finding.${verdict.code}`, {
    metric: change.metric,
    view,
    before: formatValue(change.before, unit),
    after: formatValue(change.after, unit),
    change: formatChange(change.change, unit),
    band: band ? formatBand(band.sdc, unit) : t('compare.noBand'),
    direction: (change.change ?? 0) < 0 ? 'fell' : 'rose',
  });
  return [words, verdictReasonWords(change), ...missingWords(change)].filter(Boolean).join(' ');
}

/** Clinic's own figure: domain §4 asks for ten pairs. */
const pairsNeeded = 10;

/** That the verdict stands on a published error; nothing where it stands on the clinic's own. */
export const provisionalWords = (change: Change | undefined): string =>
  change?.verdict.provisional ? t('compare.provisionalNote', { pairs: pairsNeeded }) : '';
