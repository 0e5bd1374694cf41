import { useState } from 'preact/hooks';
import { formatNumber } from '../numbers.ts';
import { t } from '../words.ts';
import { Button } from './button.tsx';
import { problemWords } from './feedback.tsx';
import { toast } from './toast.tsx';
import { leaveDemonstration, useDemonstration } from './use-demonstration.ts';

/**
 * Stands above every page of a demonstration: what it is, how far it is filled, and the one step out of it. `quiet`: the
 * page below says how far.
 */
export function DemonstrationBar({ quiet = false }: { quiet?: boolean }) {
  const state = useDemonstration(!quiet);
  const [leaving, setLeaving] = useState(false);
  const leave = () => {
    setLeaving(true);
    leaveDemonstration().catch((problem: unknown) => {
      setLeaving(false);
      toast(problemWords(problem).detail);
    });
  };
  return (
    <aside class="demonstration-bar" aria-label={t('frame.demonstrationLabel')}>
      <p>
        <strong>{t('frame.demonstration')}</strong> {t('frame.demonstrationText')}
      </p>
      {state && state.state !== 'ready' && (
        <p class="demonstration-count">
          {t(state.state === 'filling' ? 'frame.demonstrationFilling' : 'frame.demonstrationFailed', {
            done: formatNumber(state.pictures.done),
            total: formatNumber(state.pictures.total),
          })}
        </p>
      )}
      {state?.state === 'ready' && state.waiting > 0 && (
        <p class="demonstration-count">
          {t('frame.demonstrationMeasuring', {
            count: state.waiting,
            waiting: formatNumber(state.waiting),
          })}
        </p>
      )}
      <Button look="link" busy={leaving && t('frame.demonstrationLeaving')} onClick={leave}>
        {t('frame.demonstrationLeave')}
      </Button>
    </aside>
  );
}
