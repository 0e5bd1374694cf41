import type { ComponentChildren, ComponentType } from 'preact';
import { useState } from 'preact/hooks';
import { loadWords } from '../words.ts';
import { problemWords } from './feedback.tsx';
import { toast } from './toast.tsx';

type Closable = { onClose: () => void };

/**
 * A dialog that is fetched with its words when it is first opened: the first page of the day shall not wait for it.
 * `dialog` stands where it is rendered. Where it cannot be fetched, that is said, and another press tries again.
 */
export function useLateDialog<Props extends Closable>(
  load: () => Promise<ComponentType<Props>>,
  words: readonly string[],
): { open: (props: Omit<Props, 'onClose'>) => void; dialog: ComponentChildren } {
  const [shown, show] = useState<{ props: Omit<Props, 'onClose'>; Shown: ComponentType<Props> }>();
  const open = (props: Omit<Props, 'onClose'>) => {
    Promise.all([load(), loadWords(words)]).then(
      ([Shown]) => show({ props, Shown }),
      (problem: unknown) => toast(problemWords(problem).detail),
    );
  };
  if (!shown) return { open, dialog: null };
  const props = { ...shown.props, onClose: () => show(undefined) } as Props;
  return { open, dialog: <shown.Shown {...props} /> };
}
