import { useEffect, useRef, useState } from 'preact/hooks';

const storageKey = 'whorl.shortcuts';

/** Key (as `KeyboardEvent.key`) → what it does. */
export type Shortcuts = Record<string, () => void>;

/**
 * Single keys as shortcuts of a page: silent while an entry is filled in, a dialog is open or another key is held.
 * A person may turn them off (WCAG 2.1.4); that is kept on this device.
 */
export function useShortcuts(shortcuts: Shortcuts) {
  const [on, setOn] = useState(readOn);
  const latest = useRef(shortcuts);
  latest.current = shortcuts;
  useEffect(() => {
    if (!on) return;
    const listen = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented) return;
      if (isFilledIn(event.target) || document.querySelector('dialog[open]')) return;
      const run = latest.current[event.key];
      if (!run) return;
      event.preventDefault();
      run();
    };
    document.addEventListener('keydown', listen);
    return () => document.removeEventListener('keydown', listen);
  }, [on]);
  const choose = (next: boolean) => {
    setOn(next);
    try {
      localStorage.setItem(storageKey, next ? 'on' : 'off');
    } catch {
      // Storage is closed: the choice holds until the page is left.
    }
  };
  return { on, choose };
}

function readOn(): boolean {
  try {
    return localStorage.getItem(storageKey) !== 'off';
  } catch {
    return true;
  }
}

const takesNoText: ReadonlySet<string> = new Set(['range', 'radio', 'checkbox']);

const isFilledIn = (target: EventTarget | null) =>
  target instanceof HTMLSelectElement ||
  target instanceof HTMLTextAreaElement ||
  (target instanceof HTMLInputElement && !takesNoText.has(target.type));
