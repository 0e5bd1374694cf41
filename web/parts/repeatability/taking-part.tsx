import { t } from '../../words.ts';

const steps = ['first', 'pose', 'second', 'hands'] as const;

/** How a replicate is taken, and what is none. */
export function TakingPart() {
  return (
    <section class="section">
      <div class="section-head">
        <h2>{t('repeatability.how.title')}</h2>
      </div>
      <div class="cover measure">
        <ol class="cover-steps">
          {steps.map((step) => (
            <li key={step}>{t(`repeatability.how.steps.${step}`)}</li>
          ))}
        </ol>
        <p>{t('repeatability.how.burst')}</p>
        <p>
          <a class="tall-link" href="/">
            {t('repeatability.where')}
          </a>
        </p>
      </div>
    </section>
  );
}
