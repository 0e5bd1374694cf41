import type { Change } from '../../../server/contract/change.ts';
import type { View } from '../../../server/contract/codes.ts';
import { t } from '../../words.ts';
import { findingWords, provisionalWords } from './finding-words.ts';

export function Finding({ change, view }: { change: Change | undefined; view: View }) {
  const provisional = provisionalWords(change);
  return (
    <section class="finding">
      <h2>{t('compare.findingTitle')}</h2>
      <p class="finding-words">{findingWords(change, view)}</p>
      {provisional && <p class="quiet small">{provisional}</p>}
    </section>
  );
}
