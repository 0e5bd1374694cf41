import { cardPatches } from '../../server/contract/colour-card.ts';
import { Button } from '../parts/button.tsx';
import { ColourCard } from '../parts/colour-card.tsx';
import { SettingsPage } from '../parts/settings-page.tsx';
import { t } from '../words.ts';

const steps = ['scale', 'measure', 'cut', 'same'] as const;

export default function ColourCardPage() {
  return (
    <SettingsPage
      tab="colour-card"
      lead={t('colourCard.lead')}
      actions={<Button onClick={() => window.print()}>{t('colourCard.print')}</Button>}
    >
      <div class="card-sheet">
        <ColourCard />
      </div>
      <ol class="card-steps measure">
        {steps.map((step) => (
          <li key={step}>{t(`colourCard.steps.${step}`)}</li>
        ))}
      </ol>
      <section class="stack measure card-notes">
        <h2>{t('colourCard.honestTitle')}</h2>
        <p>{t('colourCard.honest')}</p>
        <p>{t('colourCard.scaleNote')}</p>
        <h2>{t('colourCard.patchesTitle')}</h2>
        <table class="table">
          <caption class="heard-only">{t('colourCard.patchesCaption')}</caption>
          <thead>
            <tr>
              <th scope="col">{t('colourCard.patch')}</th>
              <th scope="col">{t('colourCard.values')}</th>
            </tr>
          </thead>
          <tbody>
            {cardPatches.map(({ kind, srgb }, k) => (
              <tr key={srgb.join()}>
                <th scope="row">{t(`colourCard.${kind}`, { number: (k % 6) + 1 })}</th>
                <td>{srgb.join(', ')}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </section>
    </SettingsPage>
  );
}
