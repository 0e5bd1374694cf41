import { useRef, useState } from 'preact/hooks';
import type { Metric, Pattern } from '../../../server/contract/codes.ts';
import type { Measurement } from '../../../server/contract/measurements.ts';
import type { TimelineVisit } from '../../../server/contract/timeline.ts';
import { patch, post } from '../../api.ts';
import { isApiProblem } from '../../problem.ts';
import { t } from '../../words.ts';
import { Button } from '../button.tsx';
import { SelectField } from '../choices.tsx';
import { Dialog } from '../dialog.tsx';
import { EditForm } from '../edit-form.tsx';
import { problemWords } from '../feedback.tsx';
import { Form, type FormProps } from '../form.tsx';
import { text } from '../form-entries.ts';
import { toast } from '../toast.tsx';
import { visitName } from '../visit-name.ts';
import { enteredGroups, enteredMetrics, usualScale } from './entered-metrics.ts';
import { saidWords } from './entered-words.ts';
import { readValue } from './read-value.ts';
import { ValueFields } from './value-fields.tsx';
import { ValueVersions } from './value-versions.tsx';

interface DialogProps {
  onClose: () => void;
  onSaved: () => void;
}

/** An unusual value is asked about once; the answer goes along with the next sending only. */
function useConfirming() {
  const confirmed = useRef(false);
  const onProblem: FormProps['onProblem'] = (problem, send) =>
    isApiProblem(problem) &&
    problem.code === 'value_unconfirmed' && (
      <Button
        onClick={() => {
          // Sending reads it at once; where nothing is sent, another value is asked about anew.
          confirmed.current = true;
          send();
          confirmed.current = false;
        }}
      >
        {t('entry.confirm')}
      </Button>
    );
  const take = () => (confirmed.current ? { confirmed: true } : {});
  return { onProblem, take };
}

/** A value that somebody read or a device gave, at one of these visits. */
export function NewValueDialog({
  visits,
  pattern,
  onClose,
  onSaved,
}: DialogProps & { visits: readonly [TimelineVisit, ...TimelineVisit[]]; pattern: Pattern }) {
  const [metric, setMetric] = useState<Metric>(usualScale(pattern));
  const confirming = useConfirming();
  const [first] = visits;
  const save = async (entries: FormData) => {
    const visitId = text(entries, 'visitId') || first.id;
    const value = { ...readValue(entries, metric), ...confirming.take() };
    await post<Measurement>(`/api/visits/${visitId}/measurements`, value);
    toast(t('entry.saved'));
    onSaved();
    onClose();
  };
  return (
    <Dialog title={t('entry.title')} look="wide" onClose={onClose}>
      <Form
        submit={t('entry.submit')}
        busy={t('common.saving')}
        onCancel={onClose}
        onSubmit={save}
        onProblem={confirming.onProblem}
      >
        <div class="form-pair">
          {visits.length > 1 && (
            <SelectField
              name="visitId"
              label={t('entry.visit')}
              options={visits.map((visit) => ({ value: visit.id, label: visitName(visit) }))}
            />
          )}
          <SelectField<Metric> name="metric" label={t('entry.metric')} onChange={setMetric}>
            {enteredGroups.map((group) => (
              <optgroup key={group} label={t(`entry.groups.${group}`)}>
                {enteredMetrics[group].map((each) => (
                  <option key={each} value={each} selected={each === metric}>
                    {t(`codes.metric.${each}`)}
                  </option>
                ))}
              </optgroup>
            ))}
          </SelectField>
        </div>
        <ValueFields key={metric} metric={metric} />
      </Form>
    </Dialog>
  );
}

/** Corrects a value, or takes it back; nothing of what was entered is lost. */
export function ValueDialog(props: DialogProps & { value: Measurement }) {
  const { onClose, onSaved } = props;
  const [shown, show] = useState(props.value);
  const confirming = useConfirming();
  const path = `/api/measurements/${shown.id}`;
  const { metric } = shown;

  const withdraw = async (seen: Measurement, withdrawn: boolean): Promise<void> => {
    try {
      const after = await patch<Measurement>(path, { withdrawn }, { version: seen.version });
      onSaved();
      if (withdrawn) toast(t('entry.withdrawn'), () => void withdraw(after, false));
      else toast(t('entry.back'));
      onClose();
    } catch (problem) {
      toast(problemWords(problem).detail);
    }
  };

  const what = `${t(`codes.metric.${metric}`)}, ${saidWords(shown)}`;
  return (
    <Dialog title={t('entry.editTitle', { what })} look="wide" onClose={onClose}>
      <EditForm
        key={shown.version}
        path={path}
        thing={shown}
        read={(entries) => {
          const { metric: _, ...value } = readValue(entries, metric, shown);
          return { ...value, ...confirming.take() };
        }}
        onProblem={confirming.onProblem}
        onSaved={(after, how) => {
          onSaved();
          if (how === 'taken') return show(after);
          toast(t('entry.saved'));
          onClose();
        }}
        onCancel={onClose}
      >
        {(value) => <ValueFields metric={metric} before={value} />}
      </EditForm>
      <div class="form-actions">
        <Button look="plain" onClick={() => void withdraw(shown, true)}>
          {t('entry.withdraw')}
        </Button>
      </div>
      {shown.version > 1 && <ValueVersions value={shown} />}
    </Dialog>
  );
}
