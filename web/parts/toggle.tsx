import type { ComponentChildren } from 'preact';

export interface ToggleProps {
  pressed: boolean;
  onChange: (pressed: boolean) => void;
  disabled?: boolean;
  children: ComponentChildren;
}

/** A tool that is on or off and acts at once; not an entry of a form (that is a tick). */
export function Toggle({ pressed, onChange, disabled = false, children }: ToggleProps) {
  return (
    <button
      type="button"
      class="button toggle"
      aria-pressed={pressed}
      disabled={disabled}
      onClick={() => onChange(!pressed)}
    >
      {children}
    </button>
  );
}
