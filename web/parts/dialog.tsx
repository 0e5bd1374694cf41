import type { ComponentChildren } from 'preact';
import { useEffect, useId, useRef } from 'preact/hooks';
import { t } from '../words.ts';
import { IconButton } from './button.tsx';
import { DemonstrationMark } from './demonstration-mark.tsx';

/**
 * A modal dialog, open as long as it is rendered. The browser keeps the focus inside, closes it on Escape and
 * gives the focus back to where it came from.
 */
export function Dialog(props: {
  title: string;
  /** `stage`: as large as the window, for photographs; `wide`: for a grid of drawings; `leaflet`: as wide as a sheet. */
  look?: 'stage' | 'wide' | 'leaflet';
  onClose: () => void;
  children: ComponentChildren;
}) {
  const dialog = useRef<HTMLDialogElement>(null);
  const titleId = useId();
  useEffect(() => {
    const element = dialog.current;
    const before = document.activeElement;
    element?.showModal();
    return () => {
      element?.close();
      if (before instanceof HTMLElement) before.focus();
    };
  }, []);
  return (
    <dialog
      ref={dialog}
      class={props.look ? `dialog dialog-${props.look}` : 'dialog'}
      aria-labelledby={titleId}
      onCancel={(event) => {
        event.preventDefault();
        props.onClose();
      }}
      onMouseDown={(event) => event.target === dialog.current && props.onClose()}
    >
      {props.look === 'stage' && <DemonstrationMark />}
      <div class="dialog-head">
        <h2 id={titleId}>{props.title}</h2>
        <IconButton icon="close" label={t('common.close')} onClick={props.onClose} />
      </div>
      <div class="dialog-body">{props.children}</div>
    </dialog>
  );
}
