import { type ComponentChildren, createContext } from 'preact';
import { useContext, useId } from 'preact/hooks';
import { t } from '../words.ts';
import { Icon } from './icon.tsx';

/** What is wrong with each entry, by its name; a form puts it there for its fields. */
export const FieldErrors = createContext<Record<string, string>>({});

interface Wiring {
  id: string;
  name: string;
  'aria-describedby': string | undefined;
  'aria-invalid': 'true' | undefined;
  required: boolean;
}

export interface FieldProps {
  name: string;
  label: string;
  hint?: string | undefined;
  /** Most entries are needed; the others say so, but not one by one where a whole form may be left open (`unsaid`). */
  optional?: boolean | 'unsaid' | undefined;
}

/** Label, hint and error of one control, joined to it for screen readers. */
export function Field(props: FieldProps & { children: (wiring: Wiring) => ComponentChildren }) {
  const id = useId();
  const error = useContext(FieldErrors)[props.name];
  const describedBy = [props.hint && `${id}-hint`, error && `${id}-error`].filter(Boolean).join(' ');
  return (
    <div class="field">
      <label class="field-label" for={id}>
        {props.label}
        {props.optional === true && <span class="field-optional"> ({t('common.optional')})</span>}
      </label>
      {props.hint && (
        <span class="field-hint" id={`${id}-hint`}>
          {props.hint}
        </span>
      )}
      {props.children({
        id,
        name: props.name,
        'aria-describedby': describedBy || undefined,
        'aria-invalid': error ? 'true' : undefined,
        required: !props.optional,
      })}
      {error && (
        <span class="field-error" id={`${id}-error`}>
          <Icon name="alert" />
          {error}
        </span>
      )}
    </div>
  );
}

interface InputAttributes {
  type?: 'text' | 'email' | 'password' | 'date' | 'number' | 'tel' | 'time';
  autocomplete?: string;
  inputMode?: 'numeric' | 'decimal' | 'tel';
  min?: number | string;
  max?: number | string;
  step?: number | 'any';
  minLength?: number;
  maxLength?: number;
  pattern?: string;
  spellcheck?: boolean;
  value?: string | number | null | undefined;
  short?: boolean;
  onInput?: (value: string) => void;
  /** When the entry is finished, not at every key. */
  onChange?: (value: string) => void;
}

/** One line of text, a number, a date, an e-mail address or a password. */
export function TextField({
  name,
  label,
  hint,
  optional,
  value,
  short,
  type = 'text',
  onInput,
  onChange,
  ...attributes
}: FieldProps & InputAttributes) {
  return (
    <Field name={name} label={label} hint={hint} optional={optional}>
      {(wiring) => (
        <input
          {...attributes}
          {...wiring}
          // The types of JSX cannot tell so many kinds apart; each of them allows what is set here.
          type={type as 'text'}
          class={short ? 'input input-short' : 'input'}
          defaultValue={value ?? ''}
          onInput={(event) => onInput?.(event.currentTarget.value)}
          onChange={({ currentTarget }) => currentTarget.validity.valid && onChange?.(currentTarget.value)}
        />
      )}
    </Field>
  );
}

/** Several lines of text. */
export function NoteField({
  name,
  label,
  hint,
  optional,
  value,
  maxLength,
}: FieldProps & { value?: string | null; maxLength?: number }) {
  return (
    <Field name={name} label={label} hint={hint} optional={optional}>
      {(wiring) => (
        <textarea {...wiring} class="input" defaultValue={value ?? ''} maxLength={maxLength} rows={3} />
      )}
    </Field>
  );
}
