/** The clinic's own settings. */
export const clinic = {
  loading: 'Fetching the settings …',
  name: 'Name of the clinic',
  language: 'Language',
  anchor: 'Three and six months are counted from',
  anchorHint:
    'Publications differ. A course may have its own; it is printed on every chart. Changing it moves the windows of courses that follow the clinic.',
  twelveMonths: 'Follow up at twelve months too',
  twelveMonthsHint: 'Adds a fourth milestone to every course.',
  saved: 'The settings were saved.',
  branches: 'Branches',
  addBranch: 'Add a branch',
  addingBranch: 'Adding …',
  branchAdded: 'The branch was added.',
  branchSaved: 'The branch was saved.',
  editBranch: 'Change {{name}}',
  branchName: 'Name',
  phone: 'Phone',
  timeZoneHint: 'Dates of visits already entered stay the days they are.',
} as const;
