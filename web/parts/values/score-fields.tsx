import { useContext, useId, useState } from 'preact/hooks';
import { cumulativeThickness, saltScore } from '../../../server/contract/derived-values.ts';
import type { Measurement } from '../../../server/contract/measurements.ts';
import { formatNumber } from '../../numbers.ts';
import { t } from '../../words.ts';
import { FieldErrors, TextField } from '../field.tsx';
import { Icon } from '../icon.tsx';
import { pullWords } from './entered-words.ts';

type Answer = 'shedding' | 'satisfaction' | 'pain';
type Before = Measurement | undefined;

const eleven = Array.from({ length: 11 }, (_, point) => point);

/** Nought to ten, all in sight, with what the ends mean. */
export function ScoreField({ metric, before }: { metric: Answer; before: Before }) {
  const id = useId();
  const error = useContext(FieldErrors).value;
  return (
    <fieldset class="field" aria-describedby={`${id}-ends${error ? ` ${id}-error` : ''}`}>
      <legend class="field-label">{t(`codes.metric.${metric}`)}</legend>
      <div class="choice score">
        {eleven.map((point) => (
          <label key={point}>
            <input
              type="radio"
              name="value"
              value={point}
              required
              defaultChecked={point === before?.value}
            />
            {point}
          </label>
        ))}
      </div>
      <p class="score-ends quiet small" id={`${id}-ends`}>
        <span>{t(`scales.ends.${metric}.least`)}</span> <span>{t(`scales.ends.${metric}.most`)}</span>
      </p>
      {error && (
        <span class="field-error" id={`${id}-error`}>
          <Icon name="alert" />
          {error}
        </span>
      )}
    </fieldset>
  );
}

/** A number as it is being typed; `undefined` while it is none. */
const typed = (text: string): number | undefined =>
  text.trim() === '' || Number.isNaN(Number(text)) ? undefined : Number(text);

const numberIn = (before: Before, name: string): number | undefined => {
  const figure = before?.details[name];
  return typeof figure === 'number' ? figure : undefined;
};

/** What came out of how many hairs, and at once what both rules make of it. */
export function PullFields({ before }: { before: Before }) {
  const [removed, setRemoved] = useState(before?.value);
  const [pulled, setPulled] = useState<number | undefined>(numberIn(before, 'pulled') ?? 60);
  return (
    <>
      <p class="quiet small">{t('scales.pull.hint')}</p>
      <div class="form-pair">
        <TextField
          name="value"
          label={t('scales.pull.removed')}
          type="number"
          inputMode="numeric"
          min={0}
          max={60}
          step={1}
          value={removed}
          onInput={(text) => setRemoved(typed(text))}
        />
        <TextField
          name="pulled"
          label={t('entry.details.pulled')}
          type="number"
          inputMode="numeric"
          min={50}
          max={60}
          step={1}
          value={pulled}
          onInput={(text) => setPulled(typed(text))}
        />
      </div>
      <p class="value-result" role="status">
        {removed !== undefined && pulled !== undefined && pullWords(removed, pulled)}
      </p>
    </>
  );
}

const areas = ['top', 'back', 'left', 'right'] as const;

/** Four areas; the score follows from them. */
export function SaltFields({ before }: { before: Before }) {
  const [lost, setLost] = useState(() => areas.map((area) => numberIn(before, area)));
  const [top, back, left, right] = lost;
  const whole = [top, back, left, right].every((area) => area !== undefined && area >= 0 && area <= 100);
  const score = saltScore({ top: top ?? 0, back: back ?? 0, left: left ?? 0, right: right ?? 0 });
  return (
    <>
      <p class="quiet small">{t('scales.salt.hint')}</p>
      <div class="salt-areas">
        {areas.map((area, index) => (
          <TextField
            key={area}
            name={area}
            label={t(`entry.details.${area}`)}
            type="number"
            inputMode="decimal"
            min={0}
            max={100}
            step="any"
            value={lost[index]}
            onInput={(text) => setLost(lost.map((each, at) => (at === index ? typed(text) : each)))}
          />
        ))}
      </div>
      <p class="value-result" role="status">
        {whole && t('scales.salt.result', { score: formatNumber(score, { most: 2 }) })}
      </p>
      <p class="quiet small">{t('scales.salt.weights')}</p>
    </>
  );
}

/** The total alone, with the words its licence asks for. */
export function DlqiField({ before }: { before: Before }) {
  return (
    <>
      <TextField
        name="value"
        label={t('scales.dlqi.value')}
        hint={t('scales.dlqi.hint')}
        type="number"
        inputMode="numeric"
        min={0}
        max={30}
        step={1}
        value={before?.value}
        short
      />
      <p class="quiet small">{t('scales.dlqi.attribution')}</p>
    </>
  );
}

const parts = ['densityPerCm2', 'calibreUm'] as const;

/** Density and calibre; their product is worked out here. */
export function ThicknessFields({ before }: { before: Before }) {
  const [figures, setFigures] = useState(() => parts.map((part) => numberIn(before, part)));
  const [density, calibre] = figures;
  const product = density && calibre && cumulativeThickness(density, calibre);
  return (
    <>
      <div class="form-pair">
        {parts.map((part, index) => (
          <TextField
            key={part}
            name={part}
            label={t(`entry.details.${part}`)}
            type="number"
            inputMode="decimal"
            min={0}
            step="any"
            value={figures[index]}
            onInput={(text) => setFigures(figures.map((each, at) => (at === index ? typed(text) : each)))}
          />
        ))}
      </div>
      <p class="value-result" role="status">
        {product ? t('scales.cht.result', { value: formatNumber(product, { most: 2 }) }) : ''}
      </p>
      <p class="quiet small">{t('scales.cht.how')}</p>
    </>
  );
}
