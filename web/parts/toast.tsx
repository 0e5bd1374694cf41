import { useEffect, useState } from 'preact/hooks';
import { t } from '../words.ts';
import { IconButton } from './button.tsx';

interface Toast {
  number: number;
  words: string;
  undo?: (() => void) | undefined;
}

/** Long enough to read and reach; with an undo, longer. */
const shownMs = 6_000;
const shownWithUndoMs = 12_000;

let latest = 0;
let show: (toast: Toast) => void = () => undefined;

/** Says that something was done, at the lower edge and to screen readers; `undo` offers the way back. */
export function toast(words: string, undo?: () => void): void {
  latest += 1;
  show({ number: latest, words, undo });
}

/** The one place where toasts appear; part of the frame. */
export function Toasts() {
  const [current, setCurrent] = useState<Toast>();
  show = setCurrent;
  useEffect(() => {
    if (!current) return;
    const timer = setTimeout(() => setCurrent(undefined), current.undo ? shownWithUndoMs : shownMs);
    return () => clearTimeout(timer);
  }, [current]);
  const close = () => setCurrent(undefined);
  return (
    <div class="toasts" role="status">
      {current && (
        <div class="toast" key={current.number}>
          <span>{current.words}</span>
          {current.undo && (
            <button
              type="button"
              class="button button-undo"
              onClick={() => {
                current.undo?.();
                close();
              }}
            >
              {t('common.undo')}
            </button>
          )}
          <IconButton icon="close" label={t('common.close')} onClick={close} />
        </div>
      )}
    </div>
  );
}
