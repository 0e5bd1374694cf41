import { useState } from 'preact/hooks';
import { demonstrationAccount } from '../../server/contract/demonstration.ts';
import type { SignedIn } from '../../server/contract/people.ts';
import type { SetupState } from '../../server/contract/setup.ts';
import { get, post } from '../api.ts';
import { t } from '../words.ts';
import { Button } from './button.tsx';
import { Notice, ProblemNotice } from './feedback.tsx';
import { useResource } from './use-resource.ts';

/** On the sign-in page of a demonstration: what it is, and the way back in; nothing on any other one. */
export function DemonstrationSignIn({ onSignedIn }: { onSignedIn: (who: SignedIn) => void }) {
  const setup = useResource('/api/setup', (signal) => get<SetupState>('/api/setup', { signal }));
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<unknown>();
  if (!setup.value?.demonstration) return null;
  const enter = () => {
    setBusy(true);
    post<SignedIn>('/api/session', demonstrationAccount)
      .then(onSignedIn, setProblem)
      .finally(() => setBusy(false));
  };
  return (
    <Notice title={t('frame.demonstration')} look="caution">
      <p>{t('frame.demonstrationText')}</p>
      <Button busy={busy && t('signIn.busy')} onClick={enter}>
        {t('signIn.demonstration')}
      </Button>
      <ProblemNotice problem={problem} />
    </Notice>
  );
}
