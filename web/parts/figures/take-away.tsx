import { t } from '../../words.ts';

/** The two tables to take away, of today or of a frozen set. The server names the file; a link without a name would be routed as a page. */
export function TakeAway({ path }: { path: string }) {
  return (
    <div class="plan-form stack">
      <div class="row">
        <a class="button" href={path} download="figures.csv">
          {t('figures.csv')}
        </a>
        <a class="button" href={`${path}?deidentified=yes`} download="figures.csv">
          {t('figures.csvNameless')}
        </a>
      </div>
      <p class="quiet small measure">{t('figures.csvHint')}</p>
    </div>
  );
}
