/** Today: one line a person, each leading to what is to be done. */
export const today = {
  title: 'Today',
  loading: 'Looking up the day …',
} as const;
