import { useState } from 'preact/hooks';
import { type Role, roles } from '../../server/contract/codes.ts';
import type { NewPerson, Person, PersonChange } from '../../server/contract/people.ts';
import { post, remove } from '../api.ts';
import { useSession } from '../session.tsx';
import { t } from '../words.ts';
import { Button } from './button.tsx';
import { TickField } from './choices.tsx';
import { Dialog } from './dialog.tsx';
import { EditForm } from './edit-form.tsx';
import { ProblemNotice } from './feedback.tsx';
import { TextField } from './field.tsx';
import { Form } from './form.tsx';
import { text } from './form-entries.ts';
import { TicksField } from './ticks-field.tsx';
import { toast } from './toast.tsx';

export interface PersonDialogProps {
  /** Left out: a new one is added. */
  person: Person | undefined;
  onClose: () => void;
  onSaved: () => void;
}

/** Adds a person who may sign in, or changes one: name, roles, a new password, no longer signing in. */
export function PersonDialog({ person, onClose, onSaved }: PersonDialogProps) {
  const isSelf = useSession().who?.person.id === person?.id;
  const done = (words: string) => {
    toast(words);
    onSaved();
    onClose();
  };
  if (!person) {
    return (
      <Dialog title={t('people.addTitle')} onClose={onClose}>
        <Form
          submit={t('people.add')}
          busy={t('people.adding')}
          onCancel={onClose}
          onSubmit={async (entries) => {
            const added = await post<Person>('/api/people', readNewPerson(entries));
            done(t('people.added', { name: added.name }));
          }}
        >
          <NameField />
          <TextField
            name="email"
            label={t('people.email')}
            hint={t('people.emailHint')}
            type="email"
            maxLength={254}
            autocomplete="off"
          />
          <PasswordField label={t('people.password')} hint={t('people.passwordHint')} />
          <RolesField roles={['assistant']} />
        </Form>
      </Dialog>
    );
  }
  return (
    <Dialog title={t('people.editTitle', { name: person.name })} onClose={onClose}>
      <EditForm<Person, PersonChange>
        path={`/api/people/${person.id}`}
        thing={person}
        read={readPersonChange}
        onCancel={onClose}
        onSaved={(saved) => done(t('people.saved', { name: saved.name }))}
      >
        {(shown) => (
          <>
            <NameField name={shown.name} />
            <RolesField roles={shown.roles} />
            <PasswordField label={t('people.newPassword')} hint={t('people.newPasswordHint')} optional />
            <TickField
              name="disabled"
              label={t('people.disable')}
              hint={t('people.disableHint')}
              checked={shown.disabled}
            />
          </>
        )}
      </EditForm>
      {!isSelf && <SignOutEverywhere person={person} />}
    </Dialog>
  );
}

/** For a lost tablet: takes effect at once and leaves the entries above alone. */
function SignOutEverywhere({ person }: { person: Person }) {
  const [done, setDone] = useState(false);
  const [problem, setProblem] = useState<unknown>();
  const end = () =>
    remove(`/api/people/${person.id}/sessions`).then(() => {
      setProblem(undefined);
      setDone(true);
    }, setProblem);
  return (
    <section class="dialog-aside">
      {problem !== undefined && <ProblemNotice problem={problem} />}
      {done ? (
        <p role="status">{t('people.signedOutEverywhere', { name: person.name })}</p>
      ) : (
        <>
          <p class="quiet small">{t('people.signOutEverywhereHint')}</p>
          <Button onClick={() => void end()}>{t('people.signOutEverywhere')}</Button>
        </>
      )}
    </section>
  );
}

const NameField = ({ name }: { name?: string }) => (
  <TextField name="name" label={t('people.name')} value={name} maxLength={200} autocomplete="off" />
);

const PasswordField = (props: { label: string; hint: string; optional?: boolean }) => (
  <TextField
    name="password"
    {...props}
    type="password"
    autocomplete="new-password"
    minLength={10}
    maxLength={200}
  />
);

const RolesField = (props: { roles: readonly Role[] }) => (
  <TicksField
    name="roles"
    label={t('people.roles')}
    hint={t('people.rolesHint')}
    chosen={props.roles}
    options={roles.map((role) => ({
      value: role,
      label: t(`codes.role.${role}`),
      hint: t(`people.roleHint.${role}`),
    }))}
  />
);

const readRoles = (entries: FormData): Role[] =>
  roles.filter((role) => entries.getAll('roles').includes(role));

const readNewPerson = (entries: FormData): NewPerson => ({
  name: text(entries, 'name'),
  email: text(entries, 'email'),
  roles: readRoles(entries),
  password: String(entries.get('password')),
});

function readPersonChange(entries: FormData): PersonChange {
  const password = String(entries.get('password'));
  return {
    name: text(entries, 'name'),
    roles: readRoles(entries),
    disabled: entries.has('disabled'),
    ...(password && { password }),
  };
}
