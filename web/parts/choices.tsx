import type { ComponentChildren } from 'preact';
import { useContext, useId } from 'preact/hooks';
import { Field, FieldErrors, type FieldProps } from './field.tsx';
import { Icon } from './icon.tsx';

export interface Option<Value extends string = string> {
  value: Value;
  label: string;
}

/** One of many, in the list of the platform. `children` instead of `options` where they stand in groups. */
export function SelectField<Value extends string>(
  props: FieldProps & {
    options?: Option<Value>[];
    children?: ComponentChildren;
    value?: string | undefined;
    onChange?: (value: Value) => void;
  },
) {
  return (
    <Field name={props.name} label={props.label} hint={props.hint} optional={props.optional}>
      {(wiring) => (
        <select
          {...wiring}
          class="input"
          onChange={(event) => props.onChange?.(event.currentTarget.value as Value)}
        >
          {props.children}
          {props.options?.map((option) => (
            <option key={option.value} value={option.value} selected={option.value === props.value}>
              {option.label}
            </option>
          ))}
        </select>
      )}
    </Field>
  );
}

/** One of a few, all in sight. */
export function ChoiceField<Value extends string>(
  props: FieldProps & {
    options: Option<Value>[];
    value?: Value | undefined;
    onChange?: (value: Value) => void;
  },
) {
  const id = useId();
  const error = useContext(FieldErrors)[props.name];
  return (
    <fieldset class="field" aria-describedby={error ? `${id}-error` : undefined}>
      <legend class="field-label">{props.label}</legend>
      {props.hint && <span class="field-hint">{props.hint}</span>}
      <div class="choice">
        {props.options.map((option) => (
          <label key={option.value}>
            <input
              type="radio"
              name={props.name}
              value={option.value}
              required={!props.optional}
              defaultChecked={option.value === props.value}
              onChange={() => props.onChange?.(option.value)}
            />
            {option.label}
          </label>
        ))}
      </div>
      {error && (
        <span class="field-error" id={`${id}-error`}>
          <Icon name="alert" />
          {error}
        </span>
      )}
    </fieldset>
  );
}

/** Yes or no. */
export function TickField(props: {
  name: string;
  label: string;
  hint?: string;
  value?: string;
  checked?: boolean;
  onChange?: (checked: boolean) => void;
}) {
  return (
    <label class="tick">
      <input
        type="checkbox"
        name={props.name}
        value={props.value ?? 'yes'}
        defaultChecked={props.checked}
        onChange={(event) => props.onChange?.(event.currentTarget.checked)}
      />
      <span>
        {props.label}
        {props.hint && <span class="tick-hint">{props.hint}</span>}
      </span>
    </label>
  );
}

export const options = <Value extends string>(
  values: readonly Value[],
  label: (value: Value) => string,
): Option<Value>[] => values.map((value) => ({ value, label: label(value) }));
