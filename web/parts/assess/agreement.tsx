import type { Agreement } from '../../../server/contract/assessments.ts';
import { get } from '../../api.ts';
import { formatNumber, formatSigned } from '../../numbers.ts';
import { t } from '../../words.ts';
import { Loaded } from '../loaded.tsx';
import { Section } from '../page.tsx';
import { useResource } from '../use-resource.ts';

const path = '/api/assessments/agreement';

/** How well two readers of one pair agree, over the whole clinic. */
export function ReadersAgreement() {
  const resource = useResource(path, (signal) => get<Agreement>(path, { signal }));
  return (
    <Section title={t('assess.agreementTitle')}>
      <div class="section-body">
        <Loaded resource={resource} busy={t('assess.loading')}>
          {(agreement) => <p class="measure">{agreementWords(agreement)}</p>}
        </Loaded>
        <p class="quiet small measure">{t('assess.published')}</p>
      </div>
    </Section>
  );
}

function agreementWords({ pairs, kappa, leastPairs, identicalPercent }: Agreement): string {
  if (pairs < leastPairs) return t('assess.agreementFew', { count: pairs, least: leastPairs });
  if (kappa === null) return t('assess.agreementNone', { pairs });
  const two = (value: number) => formatSigned(value, { exactly: 2 }).replace(/^\+/, '');
  return t('assess.agreement', {
    pairs,
    identical: `${formatNumber(identicalPercent ?? 0, { most: 0 })}\u00a0%`,
    kappa: two(kappa.value),
    lower: two(kappa.lower),
    upper: two(kappa.upper),
  });
}
