import type { ComponentChildren } from 'preact';
import { useRef } from 'preact/hooks';
import { Icon, type IconName } from '../icon.tsx';

/** What the server can read; a phone or tablet offers its camera for it. */
const accepted = 'image/*,.heic,.heif,.avif';

/** A button that asks the device for photos. `label` is heard in place of short words. */
export function FileButton(props: {
  children: ComponentChildren;
  label?: string;
  icon?: IconName;
  main?: boolean;
  multiple?: boolean;
  onFiles: (files: File[]) => void;
}) {
  const input = useRef<HTMLInputElement>(null);
  return (
    <>
      <input
        ref={input}
        type="file"
        accept={accepted}
        multiple={props.multiple}
        hidden
        onChange={(event) => {
          const chosen = [...(event.currentTarget.files ?? [])];
          // The same file may be chosen again, after a cancelled upload for instance.
          event.currentTarget.value = '';
          if (chosen.length > 0) props.onFiles(chosen);
        }}
      />
      <button
        type="button"
        class={props.main ? 'button button-main' : 'button'}
        aria-label={props.label}
        onClick={() => input.current?.click()}
      >
        <Icon name={props.icon ?? 'photo'} />
        {props.children}
      </button>
    </>
  );
}
