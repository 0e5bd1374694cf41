import type { ComponentChildren } from 'preact';
import { useRef } from 'preact/hooks';
import { patch } from '../api.ts';
import { isApiProblem } from '../problem.ts';
import { t } from '../words.ts';
import { Button } from './button.tsx';
import { Form, type FormProps } from './form.tsx';
import { changedOnly } from './form-entries.ts';

interface Versioned {
  version: number;
}

export interface EditFormProps<Thing extends Versioned, Change extends object> {
  path: string;
  /** The state the form shows. Give the form a `key` with its version, so that a newer one starts it anew. */
  thing: Thing;
  read: (entries: FormData) => Change;
  /** What the server made of it; also called with the newer state when the person takes over somebody else's. */
  onSaved: (thing: Thing, how: 'saved' | 'taken') => void;
  onCancel?: () => void;
  /** What to offer beside another problem than an edit conflict. */
  onProblem?: FormProps['onProblem'];
  children: (thing: Thing) => ComponentChildren;
}

/**
 * Changes one thing. Only what was touched is sent; when somebody else saved meanwhile nothing is overwritten
 * until the person says so, and no entry is lost.
 */
export function EditForm<Thing extends Versioned, Change extends object>(
  props: EditFormProps<Thing, Change>,
) {
  const version = useRef(props.thing.version);
  const send = async (entries: FormData) => {
    const change = changedOnly<object>(props.thing, props.read(entries));
    if (Object.keys(change).length === 0) return props.onSaved(props.thing, 'saved');
    props.onSaved(await patch<Thing>(props.path, change, { version: version.current }), 'saved');
  };
  return (
    <Form
      submit={t('common.save')}
      busy={t('common.saving')}
      onCancel={props.onCancel}
      onSubmit={send}
      onProblem={(problem, again) => {
        const newer = newerState<Thing>(problem);
        if (!newer) return props.onProblem?.(problem, again) ?? null;
        return (
          <div class="row">
            <Button
              onClick={() => {
                version.current = newer.version;
                again();
              }}
            >
              {t('problems.conflictKeepMine')}
            </Button>
            <Button onClick={() => props.onSaved(newer, 'taken')}>{t('problems.conflictTakeTheirs')}</Button>
          </div>
        );
      }}
    >
      {props.children(props.thing)}
    </Form>
  );
}

/** The state somebody else saved, as the server sends it along with 412. */
function newerState<Thing>(problem: unknown): Thing | undefined {
  if (!isApiProblem(problem) || problem.status !== 412 || !problem.current) return undefined;
  return problem.current as Thing;
}
