import type { Role } from '../../server/contract/codes.ts';

/** The pages of the settings, in their order, and whom each is open to; the server decides again. */
export const settingsTabs = [
  { tab: 'clinic', open: ['admin'] },
  { tab: 'people', open: ['admin'] },
  { tab: 'repeatability', open: ['admin', 'doctor', 'assistant'] },
  { tab: 'aftercare', open: ['admin', 'doctor', 'assistant'] },
  { tab: 'information', open: ['admin', 'doctor', 'assistant'] },
  { tab: 'kit-presets', open: ['admin', 'doctor'] },
  { tab: 'colour-card', open: ['admin'] },
  { tab: 'audit', open: ['admin'] },
] as const satisfies readonly { tab: string; open: readonly Role[] }[];

export type SettingsTab = (typeof settingsTabs)[number]['tab'];

/** The pages of the settings that somebody with these roles may see. */
export function openTabs(roles: readonly Role[]): SettingsTab[] {
  return settingsTabs.filter(({ open }) => open.some((role) => roles.includes(role))).map(({ tab }) => tab);
}
