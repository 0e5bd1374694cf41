import { LinkButton } from '../parts/button.tsx';
import { Page } from '../parts/page.tsx';
import { t } from '../words.ts';

export default function NotFound() {
  return (
    <Page title={t('problems.notFoundTitle')} lead={t('problems.notFound')} narrow>
      <LinkButton href="/">{t('problems.notFoundHome')}</LinkButton>
    </Page>
  );
}
