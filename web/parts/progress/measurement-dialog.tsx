import { useRef, useState } from 'preact/hooks';
import type { Metric, View } from '../../../server/contract/codes.ts';
import type { NewMeasurement } from '../../../server/contract/measurements.ts';
import { metricEntries } from '../../../server/contract/metric-entries.ts';
import type { Timeline } from '../../../server/contract/timeline.ts';
import { post } from '../../api.ts';
import { isApiProblem } from '../../problem.ts';
import { t } from '../../words.ts';
import { Button } from '../button.tsx';
import { options, SelectField } from '../choices.tsx';
import { Dialog } from '../dialog.tsx';
import { TextField } from '../field.tsx';
import { Form } from '../form.tsx';
import { numberOrNull, oneOf, text, textOrNull } from '../form-entries.ts';
import { toast } from '../toast.tsx';
import { visitName } from '../visit-name.ts';
import { enteredMetrics, viewsFor } from './entered-metrics.ts';

interface DialogProps {
  timeline: Timeline;
  onClose: () => void;
  onSaved: () => void;
}

/** A value that somebody read or a device gave, with everything that makes it comparable later. */
export function MeasurementDialog({ timeline, onClose, onSaved }: DialogProps) {
  const [metric, setMetric] = useState<Metric>(enteredMetrics[0]);
  const confirmed = useRef(false);
  const visits = timeline.visits.filter((visit) => visit.status !== 'cancelled');

  const save = async (entries: FormData) => {
    const measurement = readMeasurement(entries, metric);
    const sure = confirmed.current;
    confirmed.current = false;
    await post(
      `/api/visits/${text(entries, 'visitId')}/measurements`,
      sure ? { ...measurement, confirmed: true } : measurement,
    );
    toast(t('entry.saved'));
    onSaved();
    onClose();
  };

  return (
    <Dialog title={t('entry.title')} onClose={onClose}>
      {visits.length === 0 ? (
        <p>{t('entry.noVisit')}</p>
      ) : (
        <Form
          submit={t('entry.submit')}
          busy={t('common.saving')}
          onCancel={onClose}
          onSubmit={save}
          onProblem={(problem, send) =>
            isApiProblem(problem) &&
            problem.code === 'value_unconfirmed' && (
              <Button
                onClick={() => {
                  confirmed.current = true;
                  send();
                }}
              >
                {t('entry.confirm')}
              </Button>
            )
          }
        >
          <SelectField
            name="visitId"
            label={t('entry.visit')}
            options={visits.map((visit) => ({ value: visit.id, label: visitName(visit) }))}
          />
          <SelectField<Metric>
            name="metric"
            label={t('entry.metric')}
            value={metric}
            options={options(enteredMetrics, (each) => t(`codes.metric.${each}`))}
            onChange={setMetric}
          />
          <ValueFields key={metric} metric={metric} />
        </Form>
      )}
    </Dialog>
  );
}

function ValueFields({ metric }: { metric: Metric }) {
  const { units, place, details, stages } = metricEntries[metric];
  return (
    <>
      <div class="form-pair">
        {stages ? (
          <SelectField
            name="stage"
            label={t('entry.stage')}
            options={stages.map((stage) => ({ value: stage, label: stage }))}
          />
        ) : (
          <TextField
            name="value"
            label={t('entry.value')}
            type="number"
            step="any"
            inputMode="decimal"
            short
          />
        )}
        {!stages && (
          <SelectField
            name="unit"
            label={t('entry.unit')}
            options={units.map((unit) => ({ value: unit, label: unit }))}
          />
        )}
      </div>
      {place === 'site' && (
        <TextField name="site" label={t('entry.site')} hint={t('entry.siteHint')} maxLength={500} />
      )}
      {place === 'view' && (
        <SelectField
          name="view"
          label={t('entry.view')}
          options={options(viewsFor(metric), (view) => t(`codes.view.${view}`))}
        />
      )}
      <div class="form-pair">
        {details.map((detail) => (
          <TextField
            key={detail.name}
            name={detail.name}
            label={t(`entry.details.${detail.name}`)}
            optional={!detail.needed}
            type="number"
            step="any"
            inputMode="decimal"
          />
        ))}
      </div>
      <TextField name="method" label={t('entry.method')} hint={t('entry.methodHint')} maxLength={100} />
      <SelectField
        name="source"
        label={t('entry.source')}
        options={options(sources(metric), (source) => t(`entry.sources.${source}`))}
      />
      {sources(metric).includes('device') && (
        <TextField
          name="uncertainty"
          label={t('entry.uncertainty')}
          hint={t('entry.uncertaintyHint')}
          type="number"
          step="any"
          inputMode="decimal"
          optional
        />
      )}
      <TextField name="note" label={t('entry.note')} maxLength={500} optional />
    </>
  );
}

/** Who can have read it: questionnaires and readings have no device. */
const sources = (metric: Metric): readonly ['person' | 'device', ...('person' | 'device')[]] =>
  metricEntries[metric].sources.includes('device') ? ['device', 'person'] : ['person'];

function readMeasurement(entries: FormData, metric: Metric): NewMeasurement {
  const { units, place, details, stages } = metricEntries[metric];
  const stage = text(entries, 'stage');
  const numbers = Object.fromEntries(
    details
      .map(({ name }) => [name, numberOrNull(entries, name)] as const)
      .filter(([, value]) => value !== null),
  );
  return {
    metric,
    value: stages ? stages.indexOf(stage) + 1 : (numberOrNull(entries, 'value') ?? 0),
    unit: stages ? units[0] : text(entries, 'unit'),
    method: text(entries, 'method'),
    view: place === 'view' ? oneOf<View>(entries, 'view', viewsFor(metric)) : null,
    site: place === 'site' ? textOrNull(entries, 'site') : null,
    source: oneOf(entries, 'source', sources(metric)),
    uncertainty: numberOrNull(entries, 'uncertainty'),
    details: stages ? { ...numbers, stage } : numbers,
    note: textOrNull(entries, 'note'),
  };
}
