/** Light, dark, or as the device says: kept on this device only, it is nobody else's business. */
export const appearances = ['system', 'light', 'dark'] as const;
export type Appearance = (typeof appearances)[number];

const storageKey = 'whorl.appearance';

/** What was chosen on this device. Where storage is closed (private windows), as the device says. */
export function chosenAppearance(): Appearance {
  try {
    const stored = localStorage.getItem(storageKey);
    return appearances.find((each) => each === stored) ?? 'system';
  } catch {
    return 'system';
  }
}

export function applyAppearance(appearance: Appearance = chosenAppearance()): void {
  if (appearance === 'system') delete document.documentElement.dataset.theme;
  else document.documentElement.dataset.theme = appearance;
}

export function chooseAppearance(appearance: Appearance): void {
  applyAppearance(appearance);
  try {
    localStorage.setItem(storageKey, appearance);
  } catch {
    // Storage is closed: the choice holds until the window is closed.
  }
}
