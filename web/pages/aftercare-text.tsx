import type { AftercareContent, AftercareSheet, AftercareText } from '../../server/contract/aftercare.ts';
import { post } from '../api.ts';
import { Sheet } from '../parts/aftercare/sheet.tsx';
import { AftercareFields, readAftercare } from '../parts/aftercare/text-fields.tsx';
import { AftercareReading } from '../parts/aftercare/text-reading.tsx';
import { SettingsPage } from '../parts/settings-page.tsx';
import { TextEditor } from '../parts/texts/text-editor.tsx';
import { TextRoom } from '../parts/texts/text-room.tsx';
import type { PageInput } from '../routes.tsx';
import { t } from '../words.ts';

/** What every patient is told after a session. */
export default function AftercareTextPage({ query }: PageInput) {
  return (
    <SettingsPage tab="aftercare" lead={t('aftercare.settingsLead')}>
      <TextRoom<AftercareText>
        text="aftercare"
        version={query.version}
        editor={(published, onPublished) => (
          <TextEditor<AftercareContent, AftercareText>
            key={published.version}
            text="aftercare"
            published={published}
            fields={(content) => <AftercareFields content={content} />}
            read={readAftercare}
            preview={async (content) => (
              <Sheet sheet={await post<AftercareSheet>('/api/texts/aftercare/preview', content)} />
            )}
            onPublished={onPublished}
          />
        )}
        reading={(text) => <AftercareReading text={text} />}
      />
    </SettingsPage>
  );
}
