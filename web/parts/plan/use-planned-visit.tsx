import type { ComponentChildren } from 'preact';
import { useState } from 'preact/hooks';
import { loadWords } from '../../words.ts';
import { problemWords } from '../feedback.tsx';
import { toast } from '../toast.tsx';
import type { OpenPlan } from './planned-visit-dialog.tsx';

type DialogModule = typeof import('./planned-visit-dialog.tsx');

/**
 * The dialog about a planned visit, fetched with its words when it is first opened: the first page of the day shall not
 * wait for it. `dialog` stands where it is rendered.
 */
export function usePlannedVisit(
  today: string,
  onSaved: () => void,
): { open: (plan: OpenPlan) => void; dialog: ComponentChildren } {
  const [shown, show] = useState<{ plan: OpenPlan; code: DialogModule }>();
  const open = (plan: OpenPlan) => {
    Promise.all([import('./planned-visit-dialog.tsx'), loadWords(['planned-visit'])]).then(
      ([code]) => show({ plan, code }),
      (problem: unknown) => toast(problemWords(problem).detail),
    );
  };
  if (!shown) return { open, dialog: null };
  const { PlannedVisitDialog } = shown.code;
  const close = () => show(undefined);
  return {
    open,
    dialog: <PlannedVisitDialog plan={shown.plan} today={today} onSaved={onSaved} onClose={close} />,
  };
}
