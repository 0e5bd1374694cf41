import { t } from '../../words.ts';

const steps = ['first', 'pose', 'second', 'hands'] as const;

/** How a replicate is taken, and what is none. */
export function TakingPart() {
  return (
    <section class="section">
      <div class="section-head">
        <h2>{t('repeatability.how.title')}</h2>
      </div>
      <ol class="card-steps measure">
        {steps.map((step) => (
          <li key={step}>{t(`repeatability.how.steps.${step}`)}</li>
        ))}
      </ol>
      <p class="measure">{t('repeatability.how.burst')}</p>
      <p>
        <a class="tall-link" href="/">
          {t('repeatability.where')}
        </a>
      </p>
    </section>
  );
}
