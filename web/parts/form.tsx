import type { ComponentChildren } from 'preact';
import { useRef, useState } from 'preact/hooks';
import { isApiProblem } from '../problem.ts';
import { t } from '../words.ts';
import { Button } from './button.tsx';
import { Notice, ProblemNotice } from './feedback.tsx';
import { FieldErrors } from './field.tsx';
import { entryErrors } from './form-entries.ts';

export interface FormProps {
  /** Sends the entries; what it throws is shown above them, and the entries stay. */
  onSubmit: (entries: FormData) => Promise<void>;
  submit: string;
  busy: string;
  /** Leaves without saving. */
  onCancel?: (() => void) | undefined;
  /** What to offer beside the words of a problem (an edit conflict, for instance). */
  onProblem?: (problem: unknown, send: () => void) => ComponentChildren;
  /** What else can be done with the entries, beside the form's own button. */
  besides?: ComponentChildren;
  children: ComponentChildren;
}

/** A form that is checked in the clinic's words before it is sent, and sent once however often it is pressed. */
export function Form({ onSubmit, submit, busy, onCancel, onProblem, besides, children }: FormProps) {
  const form = useRef<HTMLFormElement>(null);
  const [errors, setErrors] = useState<Record<string, string>>({});
  const [problem, setProblem] = useState<unknown>();
  const [sending, setSending] = useState(false);
  // A second press may come before the first has been drawn.
  const isSent = useRef(false);

  const send = async () => {
    if (!form.current || isSent.current) return;
    const found = entryErrors(form.current);
    setErrors(found);
    setProblem(undefined);
    if (Object.keys(found).length > 0) return focusFirst(form.current, found);
    isSent.current = true;
    setSending(true);
    try {
      await onSubmit(new FormData(form.current));
    } catch (thrown) {
      setProblem(thrown);
      if (isApiProblem(thrown) && thrown.fields.length > 0) {
        const refused = Object.fromEntries(thrown.fields.map(({ field, message }) => [field, message]));
        setErrors(refused);
        focusFirst(form.current, refused);
      }
    } finally {
      isSent.current = false;
      setSending(false);
    }
  };

  const count = Object.keys(errors).length;
  return (
    <form
      ref={form}
      class="form"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        void send();
      }}
    >
      <FieldErrors.Provider value={errors}>
        {count > 0 && problem === undefined && <Notice title={t('form.check', { count })} role="alert" />}
        <ProblemNotice problem={problem}>
          {problem ? onProblem?.(problem, () => void send()) : null}
        </ProblemNotice>
        {children}
        <div class="form-actions">
          <Button type="submit" look="main" busy={sending && busy}>
            {submit}
          </Button>
          {besides}
          {onCancel && <Button onClick={onCancel}>{t('common.cancel')}</Button>}
        </div>
      </FieldErrors.Provider>
    </form>
  );
}

function focusFirst(form: HTMLFormElement, errors: Record<string, string>) {
  for (const element of form.elements) {
    if (!(element instanceof HTMLElement) || !((element.getAttribute('name') ?? '') in errors)) continue;
    // What is folded away cannot take the focus.
    element.closest('details')?.setAttribute('open', '');
    return element.focus();
  }
}
