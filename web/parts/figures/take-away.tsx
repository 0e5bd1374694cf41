import { t } from '../../words.ts';

/** The two tables to take away, of today or of a frozen set. */
export function TakeAway({ path }: { path: string }) {
  return (
    <div class="plan-form stack">
      <div class="row">
        <a class="button" href={path} download="">
          {t('figures.csv')}
        </a>
        <a class="button" href={`${path}?deidentified=yes`} download="">
          {t('figures.csvNameless')}
        </a>
      </div>
      <p class="quiet small measure">{t('figures.csvHint')}</p>
    </div>
  );
}
