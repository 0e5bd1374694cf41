import { useState } from 'preact/hooks';
import type { Branch, BranchList, Clinic, ClinicChange } from '../../server/contract/clinic.ts';
import { anchors, languages } from '../../server/contract/codes.ts';
import { get } from '../api.ts';
import { BranchDialog } from '../parts/branch-dialog.tsx';
import { Button } from '../parts/button.tsx';
import { ChoiceField, options, SelectField, TickField } from '../parts/choices.tsx';
import { EditForm } from '../parts/edit-form.tsx';
import { TextField } from '../parts/field.tsx';
import { oneOf, text } from '../parts/form-entries.ts';
import { Loaded } from '../parts/loaded.tsx';
import { Section } from '../parts/page.tsx';
import { SettingsPage } from '../parts/settings-page.tsx';
import { toast } from '../parts/toast.tsx';
import { useResource } from '../parts/use-resource.ts';
import { useSession } from '../session.tsx';
import { t } from '../words.ts';

export default function ClinicPage() {
  const { who, set } = useSession();
  const clinic = useResource('/api/clinic', (signal) => get<Clinic>('/api/clinic', { signal }));
  return (
    <SettingsPage tab="clinic">
      <Loaded resource={clinic} busy={t('clinic.loading')}>
        {(value) => (
          <EditForm<Clinic, ClinicChange>
            key={value.version}
            path="/api/clinic"
            thing={value}
            read={readClinic}
            onSaved={(saved, how) => {
              clinic.set(saved);
              const { name, language, demonstration } = saved;
              if (who) set({ ...who, clinic: { name, language, demonstration } });
              if (how === 'saved') toast(t('clinic.saved'));
            }}
          >
            {ClinicFields}
          </EditForm>
        )}
      </Loaded>
      <Branches />
    </SettingsPage>
  );
}

const ClinicFields = (clinic: Clinic) => (
  <>
    <TextField name="name" label={t('clinic.name')} value={clinic.name} maxLength={200} autocomplete="off" />
    <SelectField
      name="language"
      label={t('clinic.language')}
      value={clinic.language}
      options={options(languages, (each) => t(`codes.language.${each}`))}
    />
    <ChoiceField
      name="anchor"
      label={t('clinic.anchor')}
      hint={t('clinic.anchorHint')}
      value={clinic.anchor}
      options={options(anchors, (each) => t(`codes.anchor.${each}`))}
    />
    <TickField
      name="twelveMonths"
      label={t('clinic.twelveMonths')}
      hint={t('clinic.twelveMonthsHint')}
      checked={clinic.twelveMonths}
    />
  </>
);

const readClinic = (entries: FormData): ClinicChange => ({
  name: text(entries, 'name'),
  language: oneOf(entries, 'language', languages),
  anchor: oneOf(entries, 'anchor', anchors),
  twelveMonths: entries.has('twelveMonths'),
});

function Branches() {
  const list = useResource('/api/branches', (signal) => get<BranchList>('/api/branches', { signal }));
  const [open, setOpen] = useState<Branch | 'new'>();
  return (
    <Section
      title={t('clinic.branches')}
      actions={
        <Button icon="plus" onClick={() => setOpen('new')}>
          {t('clinic.addBranch')}
        </Button>
      }
    >
      <Loaded resource={list} busy={t('clinic.loading')}>
        {({ branches }) => (
          <ul class="rows">
            {branches.map((branch) => (
              <li key={branch.id} class="rows-plain">
                <span class="rows-main">
                  <span class="rows-name">{branch.name}</span>
                  <span class="rows-detail">
                    {[branch.timeZone, branch.phone].filter(Boolean).join(' · ')}
                  </span>
                </span>
                <Button onClick={() => setOpen(branch)}>
                  {t('common.edit')}
                  <span class="heard-only"> {branch.name}</span>
                </Button>
              </li>
            ))}
          </ul>
        )}
      </Loaded>
      {open && (
        <BranchDialog
          branch={open === 'new' ? undefined : open}
          onClose={() => setOpen(undefined)}
          onSaved={list.reload}
        />
      )}
    </Section>
  );
}
