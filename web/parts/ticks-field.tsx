import { useContext, useId, useState } from 'preact/hooks';
import { t } from '../words.ts';
import { FieldErrors } from './field.tsx';
import { Icon } from './icon.tsx';

/** Several of a few, at least one. */
export function TicksField<Value extends string>(props: {
  name: string;
  label: string;
  hint?: string;
  options: { value: Value; label: string; hint?: string }[];
  chosen: readonly Value[];
}) {
  const id = useId();
  const [count, setCount] = useState(props.chosen.length);
  const error = useContext(FieldErrors)[props.name];
  return (
    <fieldset class="field" aria-describedby={error ? `${id}-error` : undefined}>
      <legend class="field-label">{props.label}</legend>
      {props.hint && <span class="field-hint">{props.hint}</span>}
      {props.options.map((option, index) => (
        <label class="tick" key={option.value}>
          <input
            ref={(input) => {
              if (index === 0) input?.setCustomValidity(count === 0 ? t('form.choose') : '');
            }}
            type="checkbox"
            name={props.name}
            value={option.value}
            defaultChecked={props.chosen.includes(option.value)}
            onChange={(event) => setCount(count + (event.currentTarget.checked ? 1 : -1))}
          />
          <span>
            {option.label}
            {option.hint && <span class="tick-hint">{option.hint}</span>}
          </span>
        </label>
      ))}
      {error && (
        <span class="field-error" id={`${id}-error`}>
          <Icon name="alert" />
          {error}
        </span>
      )}
    </fieldset>
  );
}
