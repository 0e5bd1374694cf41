/** Setup and sign-in. */
export const setup = {
  title: 'Create your clinic',
  lead: 'This is asked once. Everything stays on this machine.',
  code: 'Setup code',
  codeHint: 'It was printed in the window where Whorl was started.',
  clinicPart: 'The clinic',
  clinic: 'Name of the clinic',
  branch: 'Name of the first branch',
  branchHint: 'The place or street; more branches can be added later.',
  timeZone: 'Time zone',
  timeZoneHint: 'Dates of visits and milestones are days in this zone.',
  language: 'Language',
  personPart: 'The first administrator',
  name: 'Your name',
  email: 'E-mail',
  emailHint: 'Only for signing in.',
  password: 'Password',
  submit: 'Create the clinic',
  busy: 'Creating the clinic …',
  done: 'The clinic is ready.',
  otherZones: 'Other',
} as const;

export const signIn = {
  title: 'Sign in',
  email: 'E-mail',
  password: 'Password',
  submit: 'Sign in',
  busy: 'Signing in …',
  forgotten: 'Forgotten? An administrator of the clinic can set a new password for you.',
} as const;
