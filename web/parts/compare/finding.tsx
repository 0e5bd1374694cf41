import type { Change } from '../../../server/contract/change.ts';
import type { View } from '../../../server/contract/codes.ts';
import { t } from '../../words.ts';
import { formatBand, formatChange, formatValue, reasonWords } from '../value-words.ts';

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
  const reason = verdict.reason ? ` ${reasonWords(verdict.reason)}` : '';
  return words + reason;
}

/** Clinic's own figure: domain §4 asks for ten pairs. */
const pairsNeeded = 10;

export function Finding({ change, view }: { change: Change | undefined; view: View }) {
  return (
    <section class="finding">
      <h2>{t('compare.findingTitle')}</h2>
      <p class="finding-words">{findingWords(change, view)}</p>
      {change?.verdict.provisional && (
        <p class="quiet small">{t('compare.provisionalNote', { pairs: pairsNeeded })}</p>
      )}
    </section>
  );
}
