import type { DemonstrationState } from '../../server/contract/demonstration.ts';
import { formatNumber } from '../numbers.ts';
import { t } from '../words.ts';
import { LinkButton } from './button.tsx';
import { Busy, Notice } from './feedback.tsx';

/** While a demonstration fills: how many pictures are there, and the way in as soon as one patient can be looked at. */
export function DemonstrationFilling({ state }: { state: DemonstrationState | undefined }) {
  if (state === undefined) return <Busy words={t('setup.demonstrationBegins')} />;
  const { pictures, firstPatientId, patients } = state;
  const numbers = { done: formatNumber(pictures.done), total: formatNumber(pictures.total) };
  return (
    <div class="demonstration-filling">
      {state.state === 'failed' ? (
        <Notice title={t('setup.demonstrationFailed')} role="alert">
          <p>{t('setup.demonstrationFailedText')}</p>
        </Notice>
      ) : (
        <>
          <p id="demonstration-count" aria-live="polite">
            {pictures.total === 0
              ? t('setup.demonstrationRecords', { patients: formatNumber(patients) })
              : t('setup.demonstrationPictures', numbers)}
          </p>
          <progress
            aria-labelledby="demonstration-count"
            value={pictures.done}
            max={Math.max(1, pictures.total)}
          />
        </>
      )}
      {firstPatientId === null ? (
        <p class="quiet">{t('setup.demonstrationFirst')}</p>
      ) : (
        <p class="quiet">{t('setup.demonstrationOpen')}</p>
      )}
      <div class="demonstration-ways">
        {firstPatientId !== null && (
          <LinkButton look="main" href={`/patients/${firstPatientId}/compare`}>
            {t('setup.demonstrationOpenFirst')}
          </LinkButton>
        )}
        <LinkButton href="/">{t('setup.demonstrationToday')}</LinkButton>
      </div>
    </div>
  );
}
