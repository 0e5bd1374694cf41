import type { ComponentChildren } from 'preact';
import type { Change } from '../../../server/contract/change.ts';
import type { Comparison } from '../../../server/contract/compare.ts';
import { t } from '../../words.ts';
import { causesBeside, OtherCauses } from '../other-causes.tsx';
import { findingWords, provisionalWords } from './finding-words.ts';

/** The sentence of the pair, what else may have made the change, and what a doctor does with it. */
export function Finding(props: {
  change: Change | undefined;
  comparison: Comparison;
  children?: ComponentChildren;
}) {
  const { change, comparison } = props;
  const provisional = provisionalWords(change);
  return (
    <section class="finding">
      <h2>{t('compare.findingTitle')}</h2>
      <p class="finding-words">{findingWords(change, comparison.view)}</p>
      {provisional && <p class="quiet small">{provisional}</p>}
      <OtherCauses causes={change ? causesBeside(change) : comparison.otherCauses} />
      {props.children}
    </section>
  );
}
