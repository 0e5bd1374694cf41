import type { InformationContent, InformationText } from '../../server/contract/texts.ts';
import { LinkButton } from '../parts/button.tsx';
import { NoteField, TextField } from '../parts/field.tsx';
import { text } from '../parts/form-entries.ts';
import { InformationLeaflet } from '../parts/information/information-leaflet.tsx';
import { SettingsPage } from '../parts/settings-page.tsx';
import { lines, RowsField, readRows } from '../parts/texts/rows-field.tsx';
import { TextEditor } from '../parts/texts/text-editor.tsx';
import { TextRoom } from '../parts/texts/text-room.tsx';
import type { PageInput } from '../routes.tsx';
import { useSession } from '../session.tsx';
import { t } from '../words.ts';

const readSection = (entries: FormData, prefix: string) => ({
  heading: text(entries, `${prefix}heading`),
  text: lines(entries, `${prefix}text`),
});

const readInformation = (entries: FormData): InformationContent => ({
  sections: readRows(entries, 'sections', readSection),
});

/** The text of the page that tells patients of the treatment. */
export default function InformationTextPage({ query }: PageInput) {
  const clinic = useSession().who?.clinic.name ?? '';
  return (
    <SettingsPage
      tab="information"
      lead={t('information.settingsLead')}
      actions={<LinkButton href="/information">{t('information.open')}</LinkButton>}
    >
      <TextRoom<InformationText>
        text="information"
        version={query.version}
        editor={(published, onPublished) => (
          <TextEditor<InformationContent, InformationText>
            key={published.version}
            text="information"
            published={published}
            fields={({ sections }) => <SectionsField sections={sections} />}
            read={readInformation}
            preview={async ({ sections }) => (
              <InformationLeaflet clinic={clinic} version={null} sections={sections} />
            )}
            onPublished={onPublished}
          />
        )}
        reading={({ version, sections }) => (
          <InformationLeaflet clinic={clinic} version={version} sections={sections} />
        )}
      />
    </SettingsPage>
  );
}

function SectionsField({ sections }: InformationContent) {
  return (
    <RowsField
      name="sections"
      initial={sections}
      blank={() => ({ heading: '', text: '' })}
      read={readSection}
      legend={(number) => t('information.section', { number })}
      add={t('information.addSection')}
      least={1}
    >
      {(section, prefix) => (
        <>
          <TextField
            name={`${prefix}heading`}
            label={t('information.heading')}
            value={section.heading}
            maxLength={200}
          />
          <NoteField
            name={`${prefix}text`}
            label={t('information.text')}
            hint={t('information.textHint')}
            value={section.text}
            maxLength={5000}
          />
        </>
      )}
    </RowsField>
  );
}
