import { useContext, useId } from 'preact/hooks';
import { metricEntries } from '../../../server/contract/metric-entries.ts';
import { findWords, t } from '../../words.ts';
import { FieldErrors } from '../field.tsx';
import { Icon } from '../icon.tsx';
import { StageDrawing } from '../scales/stage-drawing.tsx';
import type { StageMetric } from '../scales/stages.ts';

/** One stage of a scale, chosen by its picture: radio buttons, so arrows move and one is chosen. */
export function StageField({ metric, value }: { metric: StageMetric; value?: string | undefined }) {
  const id = useId();
  const error = useContext(FieldErrors).stage;
  return (
    <fieldset class="field stage-field" aria-describedby={error ? `${id}-error` : undefined}>
      <legend class="field-label">{t('scales.stage')}</legend>
      {error && (
        <span class="field-error" id={`${id}-error`}>
          <Icon name="alert" />
          {error}
        </span>
      )}
      <div class="stage-choices">
        {metricEntries[metric].stages?.map((stage) => (
          <label key={stage}>
            <input
              type="radio"
              name="stage"
              value={stage}
              required
              defaultChecked={stage === value}
              aria-describedby={`${id}-${stage}`}
              aria-label={stage}
            />
            <StageDrawing metric={metric} stage={stage} />
            <strong>{stage}</strong>
            <span class="small" id={`${id}-${stage}`}>
              {findWords(`scales.${metric}.${stage}`)}
            </span>
          </label>
        ))}
      </div>
    </fieldset>
  );
}
