import { useState } from 'preact/hooks';
import type { Visit, VisitChange } from '../../../server/contract/visits.ts';
import { patch } from '../../api.ts';
import { formatDay } from '../../dates.ts';
import { t } from '../../words.ts';
import { ChoiceField, options } from '../choices.tsx';
import { Dialog } from '../dialog.tsx';
import { TextField } from '../field.tsx';
import { Form } from '../form.tsx';
import { text, textOrNull } from '../form-entries.ts';
import { toast } from '../toast.tsx';

/** The planned visit that something is to be done about. */
export interface OpenPlan {
  visitId: string;
  version: number;
  date: string;
}

type Deed = 'done' | 'postpone' | 'cancel';

function changeOf(deed: Deed, entries: FormData): VisitChange {
  if (deed === 'done') return { status: 'done', date: text(entries, 'doneOn') };
  const moveReason = textOrNull(entries, 'reason');
  if (deed === 'cancel') return { status: 'cancelled', moveReason };
  return { date: text(entries, 'newDate'), moveReason };
}

/** A planned visit was given, comes on another day, or does not come. */
export function PlannedVisitDialog(props: {
  plan: OpenPlan;
  today: string;
  onSaved: () => void;
  onClose: () => void;
}) {
  const { plan, today, onSaved, onClose } = props;
  const isMissed = plan.date < today;
  // Nobody has given a session before its day.
  const deeds: Deed[] = plan.date > today ? ['postpone', 'cancel'] : ['done', 'postpone', 'cancel'];
  const [deed, choose] = useState<Deed>(isMissed ? 'done' : 'postpone');
  const save = async (entries: FormData) => {
    await patch<Visit>(`/api/visits/${plan.visitId}`, changeOf(deed, entries), { version: plan.version });
    toast(t(`plannedVisit.saved.${deed}`));
    onSaved();
    onClose();
  };
  return (
    <Dialog title={t('plannedVisit.title', { date: formatDay(plan.date) })} onClose={onClose}>
      <Form submit={t('common.save')} busy={t('common.saving')} onCancel={onClose} onSubmit={save}>
        <ChoiceField
          name="deed"
          label={t('plannedVisit.what')}
          options={options(deeds, (each) => t(`plannedVisit.${each}`))}
          value={deed}
          onChange={choose}
        />
        {deed === 'done' && (
          <TextField
            name="doneOn"
            label={t('plannedVisit.doneOn')}
            type="date"
            max={today}
            value={plan.date}
            short
          />
        )}
        {deed === 'postpone' && (
          <TextField name="newDate" label={t('plannedVisit.newDate')} type="date" min={today} short />
        )}
        {deed !== 'done' && (
          <TextField
            name="reason"
            label={t('plannedVisit.reason')}
            hint={t('plannedVisit.reasonHint')}
            maxLength={500}
            optional
          />
        )}
      </Form>
    </Dialog>
  );
}
