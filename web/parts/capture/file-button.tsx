import type { ComponentChildren } from 'preact';
import { useRef } from 'preact/hooks';
import { Icon } from '../icon.tsx';

/** What the server can read; a phone or tablet offers its camera for it. */
const accepted = 'image/*,.heic,.heif,.avif';

/** A button that asks the device for photos. `of` is heard after its words: what they are for. */
export function FileButton(props: {
  children: ComponentChildren;
  of?: string;
  main?: boolean;
  multiple?: boolean;
  /** Asks a phone or tablet for its camera app at once; needs no HTTPS. */
  camera?: boolean;
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
        {...(props.camera ? { capture: 'environment' as const } : {})}
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
        onClick={() => input.current?.click()}
      >
        <Icon name={props.camera ? 'photo' : 'picture'} />
        <span>
          {props.children}
          {props.of && <span class="heard-only">: {props.of}</span>}
        </span>
      </button>
    </>
  );
}
