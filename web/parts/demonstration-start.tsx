import { useState } from 'preact/hooks';
import type { SignedIn } from '../../server/contract/people.ts';
import { post } from '../api.ts';
import { t } from '../words.ts';
import { Button } from './button.tsx';
import { ProblemNotice } from './feedback.tsx';

/** The other way to begin, beside the form it stands in: asks for nothing but the code that is typed there. */
export function DemonstrationStart({ onEntered }: { onEntered: (who: SignedIn) => void }) {
  const [entering, setEntering] = useState(false);
  const [problem, setProblem] = useState<unknown>();
  const enter = async ({ currentTarget }: MouseEvent) => {
    const form = currentTarget instanceof HTMLButtonElement ? currentTarget.form : null;
    const code = form?.elements.namedItem('code');
    if (!(code instanceof HTMLInputElement) || !code.reportValidity()) return;
    setEntering(true);
    setProblem(undefined);
    try {
      onEntered(await post<SignedIn>('/api/setup', { code: code.value.trim(), demonstration: true }));
    } catch (wrong) {
      setProblem(wrong);
      setEntering(false);
    }
  };
  return (
    <section class="demonstration-start" aria-labelledby="demonstration-start">
      <h2 id="demonstration-start">{t('setup.demonstrationTitle')}</h2>
      <p class="quiet">{t('setup.demonstrationText')}</p>
      <Button busy={entering && t('setup.demonstrationBegins')} onClick={enter}>
        {t('setup.demonstration')}
      </Button>
      <ProblemNotice problem={problem} />
    </section>
  );
}
