import { useState } from 'preact/hooks';
import type { Person, PersonList } from '../../server/contract/people.ts';
import { get } from '../api.ts';
import { Button } from '../parts/button.tsx';
import { Loaded } from '../parts/loaded.tsx';
import { PersonDialog } from '../parts/person-dialog.tsx';
import { SettingsPage } from '../parts/settings-page.tsx';
import { useResource } from '../parts/use-resource.ts';
import { useSession } from '../session.tsx';
import { t } from '../words.ts';

export default function PeoplePage() {
  const list = useResource('/api/people', (signal) => get<PersonList>('/api/people', { signal }));
  const [open, setOpen] = useState<Person | 'new'>();
  return (
    <SettingsPage
      tab="people"
      lead={t('people.lead')}
      actions={
        <Button look="main" icon="plus" onClick={() => setOpen('new')}>
          {t('people.add')}
        </Button>
      }
    >
      <Loaded resource={list} busy={t('people.loading')}>
        {({ people }) => (
          <ul class="rows rows-ruled">
            {people.map((person) => (
              <PersonRow key={person.id} person={person} onEdit={() => setOpen(person)} />
            ))}
          </ul>
        )}
      </Loaded>
      {open && (
        <PersonDialog
          person={open === 'new' ? undefined : open}
          onClose={() => setOpen(undefined)}
          onSaved={list.reload}
        />
      )}
    </SettingsPage>
  );
}

function PersonRow({ person, onEdit }: { person: Person; onEdit: () => void }) {
  const isSelf = useSession().who?.person.id === person.id;
  return (
    <li class="rows-plain">
      <span class="rows-main">
        <span>
          <span class="rows-name">{person.name}</span>
          {isSelf && <span class="quiet small"> ({t('people.you')})</span>}
          {person.disabled && <span class="tag tag-quiet">{t('people.disabled')}</span>}
        </span>
        <span class="rows-detail">
          {person.email} · {person.roles.map((role) => t(`codes.role.${role}`)).join(', ')}
        </span>
      </span>
      <Button onClick={onEdit}>
        {t('common.edit')}
        <span class="heard-only"> {person.name}</span>
      </Button>
    </li>
  );
}
