/** What patients read of the treatment: the page, and its editor. */
export const information = {
  title: 'Information on the treatment',
  loading: 'Fetching the information …',
  lead: 'What a patient reads before deciding and while waiting for the result.',
  print: 'Print, or save as PDF',
  edit: 'Edit the text',
  footer: 'Information of {{clinic}}, version {{version}}',
  previewFooter: 'Information of {{clinic}}, not published yet',
  settingsLead:
    'What plasma is, how a session goes, and what may be expected of it and when. Promise nothing: that hair does not respond is a possible result, and the page says so.',
  open: 'Open the page',
  section: 'Part {{number}}',
  addSection: 'Add a part',
  heading: 'Heading',
  text: 'Text',
  textHint: 'Plain text. An empty line begins a new paragraph.',
} as const;
