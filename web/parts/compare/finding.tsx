import type { Change } from '../../../server/contract/change.ts';
import type { View } from '../../../server/contract/codes.ts';
import { t } from '../../words.ts';
import { findingWords } from './finding-words.ts';

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
