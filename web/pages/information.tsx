import type { InformationPage } from '../../server/contract/texts.ts';
import { get } from '../api.ts';
import { Button, LinkButton } from '../parts/button.tsx';
import { InformationLeaflet } from '../parts/information/information-leaflet.tsx';
import { Loaded } from '../parts/loaded.tsx';
import { Page } from '../parts/page.tsx';
import { useResource } from '../parts/use-resource.ts';
import { useHasRole } from '../session.tsx';
import { t } from '../words.ts';

/** What patients read of the treatment, as it is published; staff print it for them. */
export default function ReadInformationPage() {
  const path = '/api/information';
  const page = useResource(path, (signal) => get<InformationPage>(path, { signal }));
  const edits = useHasRole('admin');
  return (
    <Page
      title={t('information.title')}
      lead={t('information.lead')}
      actions={
        <div class="row">
          {edits && <LinkButton href="/settings/information">{t('information.edit')}</LinkButton>}
          <Button look="main" onClick={() => window.print()}>
            {t('information.print')}
          </Button>
        </div>
      }
    >
      <Loaded resource={page} busy={t('information.loading')}>
        {({ clinic, version, sections }) => (
          <InformationLeaflet clinic={clinic} version={version} sections={sections} />
        )}
      </Loaded>
    </Page>
  );
}
