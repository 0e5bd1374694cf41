import { t } from '../words.ts';

type Control = HTMLInputElement | HTMLSelectElement | HTMLTextAreaElement;

const isControl = (element: Element): element is Control =>
  element instanceof HTMLInputElement ||
  element instanceof HTMLSelectElement ||
  element instanceof HTMLTextAreaElement;

/** What the browser finds wrong with the entries of a form, in the words of the catalogue, by field name. */
export function entryErrors(form: HTMLFormElement): Record<string, string> {
  const errors: Record<string, string> = {};
  for (const element of form.elements) {
    if (!isControl(element) || element.name === '' || element.name in errors) continue;
    const words = controlError(element);
    if (words) errors[element.name] = words;
  }
  return errors;
}

function controlError(control: Control): string | undefined {
  const { validity } = control;
  const blank = control.required && control.type !== 'password' && control.value.trim() === '';
  if (validity.customError) return control.validationMessage;
  if (validity.badInput) return control.type === 'date' ? t('form.date') : t('form.notNumber');
  if (validity.valueMissing || blank) return t('form.required');
  if (validity.valid) return undefined;
  const limits = control instanceof HTMLInputElement ? control : undefined;
  if (validity.typeMismatch) return t('form.email');
  if (validity.tooShort) return t('form.tooShort', { min: limits?.minLength });
  if (validity.tooLong) return t('form.tooLong', { max: limits?.maxLength });
  if (validity.rangeUnderflow) return t('form.tooSmall', { min: limits?.min });
  if (validity.rangeOverflow) return t('form.tooLarge', { max: limits?.max });
  if (validity.stepMismatch) return t('form.wholeNumber');
  return t('form.pattern');
}

/** The text of an entry without blanks around it; `''` where the form has no such entry. */
export function text(entries: FormData, name: string): string {
  const value = entries.get(name);
  return typeof value === 'string' ? value.trim() : '';
}

/** As `text`; an empty entry is `null`, as the wire wants it. */
export const textOrNull = (entries: FormData, name: string): string | null => text(entries, name) || null;

/** A number entry; an empty one is `null`. */
export function numberOrNull(entries: FormData, name: string): number | null {
  const value = text(entries, name);
  return value === '' ? null : Number(value);
}

/** An entry that can only be one of `values` (a select, radio buttons); the first where it is none of them. */
export function oneOf<Value extends string>(
  entries: FormData,
  name: string,
  values: readonly [Value, ...Value[]],
): Value {
  const value = text(entries, name);
  return values.find((each) => each === value) ?? values[0];
}

/** Only what differs from `before`: a PATCH that touches nothing a person did not touch. */
export function changedOnly<T extends object>(before: T, after: Partial<T>): Partial<T> {
  const changed: Partial<T> = {};
  for (const name of Object.keys(after) as (keyof T)[]) {
    const value = after[name];
    if (value !== undefined && JSON.stringify(value) !== JSON.stringify(before[name])) changed[name] = value;
  }
  return changed;
}
