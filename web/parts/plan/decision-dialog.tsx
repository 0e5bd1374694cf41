import { useState } from 'preact/hooks';
import { type DecisionKind, decisionKinds, type Milestone } from '../../../server/contract/codes.ts';
import type { CoursePlan, NewDecision } from '../../../server/contract/course-plan.ts';
import { put } from '../../api.ts';
import { t } from '../../words.ts';
import { ChoiceField, options } from '../choices.tsx';
import { Dialog } from '../dialog.tsx';
import { NoteField, TextField } from '../field.tsx';
import { Form } from '../form.tsx';
import { numberOrNull, text } from '../form-entries.ts';
import { toast } from '../toast.tsx';

/** A doctor decides at a milestone how it goes on, in a sentence of their own. */
export function DecisionDialog(props: {
  plan: CoursePlan;
  milestone: Milestone;
  /** Whether sessions can still be added. */
  active: boolean;
  onSaved: (plan: CoursePlan) => void;
  onClose: () => void;
}) {
  const { plan, milestone, onSaved, onClose } = props;
  const [kind, choose] = useState<DecisionKind>('go_on');
  const kinds = decisionKinds.filter((each) => each !== 'add_sessions' || props.active);
  const save = async (entries: FormData) => {
    const [sessions, everyMonths] = [numberOrNull(entries, 'sessions'), numberOrNull(entries, 'everyMonths')];
    const decision: NewDecision = {
      kind,
      text: text(entries, 'text'),
      ...(kind === 'add_sessions' && sessions !== null ? { sessions } : {}),
      ...(kind === 'maintenance' && everyMonths !== null ? { everyMonths } : {}),
    };
    const path = `/api/courses/${plan.courseId}/decisions/${milestone}`;
    onSaved(await put<CoursePlan>(path, decision, { version: plan.version }));
    toast(t('plan.review.saved'));
    onClose();
  };
  return (
    <Dialog
      title={t('plan.review.dialogTitle', { milestone: t(`codes.milestone.${milestone}`) })}
      onClose={onClose}
    >
      <Form submit={t('common.save')} busy={t('common.saving')} onCancel={onClose} onSubmit={save}>
        <ChoiceField
          name="kind"
          label={t('plan.review.what')}
          hint={t(`plan.decisionHint.${kind}`)}
          options={options(kinds, (each) => t(`plan.decision.${each}`))}
          value={kind}
          onChange={choose}
        />
        {kind === 'add_sessions' && (
          <TextField
            name="sessions"
            label={t('plan.review.sessions')}
            type="number"
            inputMode="numeric"
            min={1}
            max={12}
            value={1}
            short
          />
        )}
        {kind === 'maintenance' && (
          <TextField
            name="everyMonths"
            label={t('plan.review.everyMonths')}
            type="number"
            inputMode="numeric"
            min={1}
            max={24}
            value={6}
            short
          />
        )}
        <NoteField
          name="text"
          label={t('plan.review.sentence')}
          hint={t('plan.review.sentenceHint')}
          maxLength={500}
        />
      </Form>
    </Dialog>
  );
}
