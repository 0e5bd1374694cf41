/** Changing one's own password. */
export const ownPassword = {
  current: 'Current password',
  new: 'New password',
  changed: 'Your password was changed. Other devices were signed out.',
} as const;
