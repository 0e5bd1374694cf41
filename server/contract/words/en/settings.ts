/** What the pages of the settings share. */
export const settings = {
  title: 'Settings',
  tabsLabel: 'Pages of the settings',
  tabs: {
    clinic: 'Clinic',
    people: 'People',
    repeatability: 'Measuring error',
    aftercare: 'Aftercare',
    information: 'Information page',
    'kit-presets': 'Session presets',
    'colour-card': 'Colour card',
    audit: 'Audit trail',
  },
} as const;
