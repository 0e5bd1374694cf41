import type {
  AftercareOverride,
  NewAftercareOverride,
  SheetRule,
} from '../../../server/contract/aftercare.ts';
import { put } from '../../api.ts';
import { t } from '../../words.ts';
import { Dialog } from '../dialog.tsx';
import { NoteField } from '../field.tsx';
import { Form } from '../form.tsx';
import { text } from '../form-entries.ts';
import { toast } from '../toast.tsx';
import { spanWords } from './aftercare-words.ts';
import { readSpan, SpanFields } from './span-fields.tsx';

interface DialogProps {
  rule: SheetRule;
  patientId: string;
  onSaved: () => void;
  onClose: () => void;
}

function useSave({ rule, patientId, onSaved, onClose }: DialogProps) {
  return async (entry: NewAftercareOverride, said: string) => {
    const path = `/api/patients/${patientId}/aftercare/overrides/${rule.id}`;
    await put<AftercareOverride>(path, entry, { version: rule.overrideVersion });
    toast(said);
    onSaved();
    onClose();
  };
}

/** A doctor says otherwise for one patient: other words, another time, or both, and why. */
export function OverrideDialog(props: DialogProps) {
  const { rule, onClose } = props;
  const { clinicRule } = rule;
  const save = useSave(props);
  const send = (entries: FormData) => {
    const span = readSpan(entries, '');
    const words = text(entries, 'text');
    // What is as the clinic has it follows the clinic, also when the clinic changes it.
    const isSame =
      JSON.stringify(span) === JSON.stringify({ from: clinicRule.from, until: clinicRule.until });
    return save(
      {
        text: words === clinicRule.text ? null : words,
        span: isSame ? null : span,
        reason: text(entries, 'reason'),
      },
      t('aftercare.overrideSaved'),
    );
  };
  return (
    <Dialog title={t('aftercare.overrideTitle')} onClose={onClose}>
      <Form submit={t('common.save')} busy={t('common.saving')} onCancel={onClose} onSubmit={send}>
        <NoteField
          name="text"
          label={t('aftercare.overrideText')}
          hint={t('aftercare.overrideTextHint', { text: clinicRule.text })}
          value={rule.text}
          maxLength={500}
        />
        <SpanFields
          name=""
          span={rule}
          hint={t('aftercare.overrideSpanHint', { span: spanWords(clinicRule) })}
        />
        <ReasonField />
      </Form>
    </Dialog>
  );
}

/** Takes back what a doctor said; it stays in the history. */
export function TakeBackDialog(props: DialogProps) {
  const save = useSave(props);
  return (
    <Dialog title={t('aftercare.takeBack')} onClose={props.onClose}>
      <Form
        submit={t('aftercare.takeBack')}
        busy={t('common.saving')}
        onCancel={props.onClose}
        onSubmit={(entries) =>
          save({ withdrawn: true, reason: text(entries, 'reason') }, t('aftercare.takenBack'))
        }
      >
        <p>
          {t('aftercare.clinicSays', {
            text: props.rule.clinicRule.text,
            span: spanWords(props.rule.clinicRule),
          })}
        </p>
        <ReasonField />
      </Form>
    </Dialog>
  );
}

const ReasonField = () => (
  <NoteField name="reason" label={t('aftercare.reason')} hint={t('aftercare.reasonHint')} maxLength={500} />
);
