import { useEffect } from 'preact/hooks';
import { useLocation } from 'preact-iso';
import { type Language, languages } from '../../server/contract/codes.ts';
import type { SignedIn } from '../../server/contract/people.ts';
import type { Setup } from '../../server/contract/setup.ts';
import { post } from '../api.ts';
import { options, SelectField } from '../parts/choices.tsx';
import { DemonstrationBar } from '../parts/demonstration-bar.tsx';
import { DemonstrationFilling } from '../parts/demonstration-filling.tsx';
import { DemonstrationStart } from '../parts/demonstration-start.tsx';
import { TextField } from '../parts/field.tsx';
import { Form } from '../parts/form.tsx';
import { oneOf, text } from '../parts/form-entries.ts';
import { BareFrame } from '../parts/frame.tsx';
import { usePageTitle } from '../parts/page.tsx';
import { TimeZoneField } from '../parts/time-zone-field.tsx';
import { toast } from '../parts/toast.tsx';
import { useDemonstration } from '../parts/use-demonstration.ts';
import { useSession } from '../session.tsx';
import { t } from '../words.ts';

export default function SetupPage() {
  const { who, setupNeeded, set } = useSession();
  const { route } = useLocation();
  const inDemonstration = who?.clinic.demonstration ?? false;
  const demonstration = useDemonstration(inDemonstration);
  const heading = usePageTitle(t('setup.title'));
  useEffect(() => {
    if (who && !inDemonstration) route('/', true);
    else if (!who && !setupNeeded) route('/sign-in', true);
  }, [who, setupNeeded]);

  const create = async (entries: FormData) => {
    set(await post<SignedIn>('/api/setup', readSetup(entries)));
    toast(t('setup.done'));
  };

  if (inDemonstration) {
    return (
      <BareFrame wide top={<DemonstrationBar quiet />}>
        <h1 ref={heading} tabIndex={-1}>
          {t(demonstration?.state === 'ready' ? 'setup.demonstrationReady' : 'setup.demonstrationFills')}
        </h1>
        <DemonstrationFilling state={demonstration} />
      </BareFrame>
    );
  }
  return (
    <BareFrame wide>
      <h1 ref={heading} tabIndex={-1}>
        {t('setup.title')}
      </h1>
      <p class="page-lead">{t('setup.lead')}</p>
      <Form submit={t('setup.submit')} busy={t('setup.busy')} onSubmit={create}>
        <TextField
          name="code"
          label={t('setup.code')}
          hint={t('setup.codeHint')}
          autocomplete="one-time-code"
          spellcheck={false}
          maxLength={100}
        />
        <DemonstrationStart onEntered={set} />
        <fieldset class="form-part">
          <legend>{t('setup.clinicPart')}</legend>
          <TextField name="clinic" label={t('setup.clinic')} autocomplete="organization" maxLength={200} />
          <TextField name="branch" label={t('setup.branch')} hint={t('setup.branchHint')} maxLength={200} />
          <TimeZoneField name="timeZone" hint={t('setup.timeZoneHint')} />
          <SelectField
            name="language"
            label={t('setup.language')}
            options={options(languages, (each) => t(`codes.language.${each}`))}
          />
        </fieldset>
        <fieldset class="form-part">
          <legend>{t('setup.personPart')}</legend>
          <TextField name="name" label={t('setup.name')} autocomplete="name" maxLength={200} />
          <TextField
            name="email"
            label={t('setup.email')}
            hint={t('setup.emailHint')}
            type="email"
            autocomplete="username"
            maxLength={254}
          />
          <TextField
            name="password"
            label={t('setup.password')}
            hint={t('frame.newPasswordHint')}
            type="password"
            autocomplete="new-password"
            minLength={10}
            maxLength={200}
          />
        </fieldset>
      </Form>
    </BareFrame>
  );
}

const readSetup = (entries: FormData): Setup => ({
  code: text(entries, 'code'),
  clinic: text(entries, 'clinic'),
  branch: text(entries, 'branch'),
  timeZone: text(entries, 'timeZone'),
  language: oneOf<Language>(entries, 'language', languages),
  name: text(entries, 'name'),
  email: text(entries, 'email'),
  password: String(entries.get('password')),
});
