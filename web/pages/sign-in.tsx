import { useEffect } from 'preact/hooks';
import { useLocation } from 'preact-iso';
import type { SignedIn } from '../../server/contract/people.ts';
import { post } from '../api.ts';
import { DemonstrationSignIn } from '../parts/demonstration-sign-in.tsx';
import { TextField } from '../parts/field.tsx';
import { Form } from '../parts/form.tsx';
import { text } from '../parts/form-entries.ts';
import { BareFrame } from '../parts/frame.tsx';
import { usePageTitle } from '../parts/page.tsx';
import type { PageInput } from '../routes.tsx';
import { useSession } from '../session.tsx';
import { t } from '../words.ts';

export default function SignInPage({ query }: PageInput) {
  const { who, set } = useSession();
  const { route } = useLocation();
  const heading = usePageTitle(t('signIn.title'));
  useEffect(() => {
    if (who) route(pathInside(query.to), true);
  }, [who]);
  return (
    <BareFrame>
      <h1 ref={heading} tabIndex={-1}>
        {t('signIn.title')}
      </h1>
      <DemonstrationSignIn onSignedIn={set} />
      <Form
        submit={t('signIn.submit')}
        busy={t('signIn.busy')}
        onSubmit={async (entries) => {
          set(
            await post<SignedIn>('/api/session', {
              email: text(entries, 'email'),
              password: entries.get('password'),
            }),
          );
        }}
      >
        <TextField name="email" label={t('signIn.email')} type="email" autocomplete="username" />
        <TextField
          name="password"
          label={t('signIn.password')}
          type="password"
          autocomplete="current-password"
        />
      </Form>
      <p class="bare-note">{t('signIn.forgotten')}</p>
    </BareFrame>
  );
}

/** Only an address of this very server: a link in a message must not lead a person elsewhere after signing in. */
function pathInside(to: string | undefined): string {
  if (!to?.startsWith('/')) return '/';
  const url = new URL(to, location.origin);
  return url.origin === location.origin ? url.pathname + url.search : '/';
}
