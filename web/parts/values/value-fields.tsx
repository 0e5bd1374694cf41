import type { Metric } from '../../../server/contract/codes.ts';
import type { Measurement } from '../../../server/contract/measurements.ts';
import { metricEntries } from '../../../server/contract/metric-entries.ts';
import { t } from '../../words.ts';
import { options, SelectField } from '../choices.tsx';
import { TextField } from '../field.tsx';
import { isStageMetric } from '../scales/stages.ts';
import { viewsFor } from './entered-metrics.ts';
import { sourcesOf } from './read-value.ts';
import { DlqiField, PullFields, SaltFields, ScoreField, ThicknessFields } from './score-fields.tsx';
import { StageField } from './stage-field.tsx';

interface FieldsProps {
  metric: Metric;
  /** The value that is corrected. */
  before?: Measurement | undefined;
}

/** All that belongs to a value of a metric; its form reads it with `readValue`. */
export function ValueFields({ metric, before }: FieldsProps) {
  const { place, method } = metricEntries[metric];
  return (
    <>
      <Figure metric={metric} before={before} />
      {place === 'site' && (
        <TextField
          name="site"
          label={t('entry.site')}
          hint={t('entry.siteHint')}
          maxLength={500}
          value={before?.site}
        />
      )}
      {place === 'view' && (
        <SelectField
          name="view"
          label={t('entry.view')}
          options={options(viewsFor(metric), (view) => t(`codes.view.${view}`))}
          value={before?.view ?? undefined}
        />
      )}
      {method === null && <HowFields metric={metric} before={before} />}
      <TextField name="note" label={t('entry.note')} maxLength={500} optional value={before?.note} />
    </>
  );
}

/** The value itself, in the way its scale is thought of. */
function Figure({ metric, before }: FieldsProps) {
  if (isStageMetric(metric)) {
    const stage = before?.details.stage;
    return <StageField metric={metric} value={typeof stage === 'string' ? stage : undefined} />;
  }
  switch (metric) {
    case 'shedding':
    case 'satisfaction':
    case 'pain':
      return <ScoreField metric={metric} before={before} />;
    case 'pull':
      return <PullFields before={before} />;
    case 'salt':
      return <SaltFields before={before} />;
    case 'dlqi':
      return <DlqiField before={before} />;
    case 'cht':
      return <ThicknessFields before={before} />;
    default:
      return <NumberFields metric={metric} before={before} />;
  }
}

function NumberFields({ metric, before }: FieldsProps) {
  const { units, details } = metricEntries[metric];
  const [unit] = units;
  const detail = (name: string) => {
    const figure = before?.details[name];
    return typeof figure === 'number' ? figure : undefined;
  };
  return (
    <>
      <div class="form-pair">
        <TextField
          name="value"
          label={units.length > 1 ? t('entry.value') : `${t('entry.value')}, ${unit}`}
          type="number"
          step="any"
          inputMode="decimal"
          value={before?.value}
        />
        {units.length > 1 && (
          <SelectField
            name="unit"
            label={t('entry.unit')}
            options={units.map((each) => ({ value: each, label: each }))}
            value={before?.unit}
          />
        )}
      </div>
      {details.length > 0 && (
        <div class="form-pair">
          {details.map(({ name, needed }) => (
            <TextField
              key={name}
              name={name}
              label={t(`entry.details.${name}`)}
              optional={!needed}
              type="number"
              step="any"
              inputMode="decimal"
              value={detail(name)}
            />
          ))}
        </div>
      )}
    </>
  );
}

/** By what it was measured. */
function HowFields({ metric, before }: FieldsProps) {
  const sources = sourcesOf(metric);
  return (
    <>
      <TextField
        name="method"
        label={t('entry.method')}
        hint={t('entry.methodHint')}
        maxLength={100}
        value={before?.method}
      />
      <SelectField
        name="source"
        label={t('entry.source')}
        options={options(sources, (source) => t(`entry.sources.${source}`))}
        value={before?.source}
      />
      {sources.includes('device') && (
        <TextField
          name="uncertainty"
          label={t('entry.uncertainty')}
          hint={t('entry.uncertaintyHint')}
          type="number"
          step="any"
          inputMode="decimal"
          optional
          value={before?.uncertainty}
        />
      )}
    </>
  );
}
