import { t } from '../../words.ts';
import { Button } from '../button.tsx';
import type { Plan } from './plan.ts';

/** What pressing does, and what it leaves: always in sight, so that nobody has to look for what is missing. */
export function AddBar(props: {
  plan: Plan;
  sending: { done: number; all: number } | null;
  onAdd: () => void;
}) {
  const { plan, sending } = props;
  const count = plan.ready.length;
  const visits = plan.visits.filter(({ files }) => files.some(({ file }) => plan.ready.includes(file)));
  const facts = [
    ...(count > 0 ? [t('oldPhotos.into', { count: visits.length })] : []),
    ...(plan.noDate > 0 ? [t('oldPhotos.noDate', { count: plan.noDate })] : []),
    ...(plan.noView > 0 ? [t('oldPhotos.noView', { count: plan.noView })] : []),
    ...(plan.clashing > 0 ? [t('oldPhotos.standsBack', { count: plan.clashing })] : []),
  ];
  return (
    <div class="old-bar">
      {sending ? (
        <div class="old-progress" role="status">
          <progress max={sending.all} value={sending.done} aria-label={t('oldPhotos.adding', sending)} />
          <span>{t('oldPhotos.adding', sending)}</span>
        </div>
      ) : (
        <>
          <Button look="main" disabled={count === 0} onClick={props.onAdd}>
            {t('oldPhotos.add', { count })}
          </Button>
          <span class="quiet small">{facts.join(' · ')}</span>
        </>
      )}
    </div>
  );
}
