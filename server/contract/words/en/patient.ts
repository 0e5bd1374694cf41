/** The banner of a patient, and the timeline. */
export const patient = {
  loading: 'Fetching the patient’s record …',
  born: 'born {{year}}',
  yearUnknown: 'year of birth not known',
  lost: 'closed as lost',
  tabsLabel: 'Pages of this patient',
  tabs: {
    timeline: 'Timeline',
    photos: 'Photos',
    compare: 'Compare',
    progress: 'Progress',
    edit: 'Edit',
  },
} as const;
