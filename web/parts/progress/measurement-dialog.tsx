import { useRef, useState } from 'preact/hooks';
import type { Metric, View } from '../../../server/contract/codes.ts';
import type { NewMeasurement } from '../../../server/contract/measurements.ts';
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
import { type EnteredMetric, enteredMetrics, viewsFor } from './entered-metrics.ts';

interface DialogProps {
  timeline: Timeline;
  onClose: () => void;
  onSaved: () => void;
}

/** A value that somebody read or a device gave, with everything that makes it comparable later. */
export function MeasurementDialog({ timeline, onClose, onSaved }: DialogProps) {
  const [entered, setEntered] = useState<EnteredMetric>(enteredMetrics[0]);
  const confirmed = useRef(false);
  const visits = timeline.visits.filter((visit) => visit.status !== 'cancelled');

  const save = async (entries: FormData) => {
    const measurement = readMeasurement(entries, entered);
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
            value={entered.metric}
            options={options(
              enteredMetrics.map(({ metric }) => metric),
              (metric) => t(`codes.metric.${metric}`),
            )}
            onChange={(metric) =>
              setEntered(enteredMetrics.find((each) => each.metric === metric) ?? enteredMetrics[0])
            }
          />
          <ValueFields key={entered.metric} entered={entered} />
        </Form>
      )}
    </Dialog>
  );
}

function ValueFields({ entered }: { entered: EnteredMetric }) {
  return (
    <>
      <div class="form-pair">
        {entered.stages ? (
          <SelectField
            name="stage"
            label={t('entry.stage')}
            options={entered.stages.map((stage) => ({ value: stage, label: stage }))}
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
        {!entered.stages && (
          <SelectField
            name="unit"
            label={t('entry.unit')}
            options={entered.units.map((unit) => ({ value: unit, label: unit }))}
          />
        )}
      </div>
      {entered.place === 'site' && (
        <TextField name="site" label={t('entry.site')} hint={t('entry.siteHint')} maxLength={500} />
      )}
      {entered.place === 'view' && (
        <SelectField
          name="view"
          label={t('entry.view')}
          options={options(viewsFor(entered.metric), (view) => t(`codes.view.${view}`))}
        />
      )}
      <div class="form-pair">
        {entered.details.map((detail) => (
          <TextField
            key={detail.name}
            name={detail.name}
            label={t(`entry.details.${detail.name}`)}
            optional={detail.optional}
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
        options={options(sources(entered.metric), (source) => t(`entry.sources.${source}`))}
      />
      <TextField name="note" label={t('entry.note')} maxLength={500} optional />
    </>
  );
}

/** Readings and questionnaires have no device. */
const sources = (metric: Metric): readonly ['person' | 'device', ...('person' | 'device')[]] =>
  ['coverage', 'part_width', 'density', 'calibre', 'tv_ratio', 'cht'].includes(metric)
    ? ['device', 'person']
    : ['person'];

function readMeasurement(entries: FormData, entered: EnteredMetric): NewMeasurement {
  const stage = text(entries, 'stage');
  const details = Object.fromEntries(
    entered.details
      .map(({ name }) => [name, numberOrNull(entries, name)] as const)
      .filter(([, value]) => value !== null),
  );
  return {
    metric: entered.metric,
    value: entered.stages ? entered.stages.indexOf(stage) + 1 : (numberOrNull(entries, 'value') ?? 0),
    unit: entered.stages ? entered.units[0] : text(entries, 'unit'),
    method: text(entries, 'method'),
    view: entered.place === 'view' ? oneOf<View>(entries, 'view', viewsFor(entered.metric)) : null,
    site: entered.place === 'site' ? textOrNull(entries, 'site') : null,
    source: oneOf(entries, 'source', sources(entered.metric)),
    details: entered.stages ? { ...details, stage } : details,
    note: textOrNull(entries, 'note'),
  };
}
