import type { ComponentChildren } from 'preact';
import { Icon, type IconName } from './icon.tsx';

type Look = 'main' | 'plain' | 'link' | 'danger';

export interface ButtonProps {
  children: ComponentChildren;
  look?: Look | undefined;
  icon?: IconName | undefined;
  type?: 'button' | 'submit';
  /** While it works: the words that replace the label; presses are ignored. */
  busy?: string | false | undefined;
  disabled?: boolean | undefined;
  /** What is heard, where the words on the button need their row to be understood. */
  label?: string;
  onClick?: ((event: MouseEvent) => void) | undefined;
}

export const buttonClass = (look?: Look) => (look ? `button button-${look}` : 'button');

/** At least 44 px high. A busy button keeps the focus, so it is marked disabled and not made so. */
export function Button({
  children,
  look,
  icon,
  type = 'button',
  busy,
  disabled,
  label,
  onClick,
}: ButtonProps) {
  return (
    <button
      type={type}
      class={buttonClass(look)}
      disabled={disabled}
      aria-label={label}
      aria-disabled={busy ? 'true' : undefined}
      onClick={(event) => {
        if (busy) event.preventDefault();
        else onClick?.(event);
      }}
    >
      {icon && <Icon name={icon} />}
      {busy || children}
    </button>
  );
}

/** A button with a drawing only; `label` is what is heard and shown as its title. */
export function IconButton({
  icon,
  label,
  disabled,
  onClick,
}: {
  icon: IconName;
  label: string;
  disabled?: boolean;
  onClick: () => void;
}) {
  return (
    <button
      type="button"
      class="button button-plain button-icon"
      disabled={disabled}
      aria-label={label}
      title={label}
      onClick={onClick}
    >
      <Icon name={icon} />
    </button>
  );
}

/** A link that looks like a button: for going somewhere, never for doing something. */
export function LinkButton(props: {
  href: string;
  children: ComponentChildren;
  look?: Look | undefined;
  icon?: IconName;
}) {
  return (
    <a href={props.href} class={buttonClass(props.look)}>
      {props.icon && <Icon name={props.icon} />}
      {props.children}
    </a>
  );
}
