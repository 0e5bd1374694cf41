import type { Role } from './contract/codes.ts';

/** What each role may do to each noun: domain §9 as data. A route names one noun and one verb of it. */
type Verb =
  | 'read'
  | 'create'
  | 'change'
  | 'add'
  | 'exclude'
  | 'move'
  | 'download'
  | 'draft'
  | 'sign'
  | 'do'
  | 'manage';
export type Noun =
  | 'open'
  | 'setup'
  | 'own_account'
  | 'patients'
  | 'photos'
  | 'originals_and_exports'
  | 'session_record'
  | 'kit_presets'
  | 'values'
  | 'assessments'
  | 'decisions'
  | 'figures'
  | 'house'
  | 'texts'
  | 'information'
  | 'audit';
export type Access = { noun: Noun; verb: Verb };

type Row = Partial<Record<Role | 'anonymous', readonly Verb[]>>;

const everybody: Row = {
  anonymous: ['read', 'do'],
  admin: ['read', 'do'],
  doctor: ['read', 'do'],
  assistant: ['read', 'do'],
  editor: ['read', 'do'],
  patient: ['read', 'do'],
};
const ownAccount: readonly Verb[] = ['read', 'change', 'do'];

/**
 * `patients`: patients, visits, courses. `values`: values, regions, alignment. `decisions`: release, milestone review,
 * reference. `figures`: of the whole clinic; `do` freezes them. `kit_presets`: what a session's record can be filled with.
 * `house`: people, branches, settings. `texts`: what the clinic writes for its patients, as it is edited, with who published
 * it; `information`: what of it patients read themselves. Editors and patients get their rows with their own pages.
 */
export const accessTable: Record<Noun, Row> = {
  open: everybody,
  setup: { anonymous: ['do'] },
  own_account: {
    admin: ownAccount,
    doctor: ownAccount,
    assistant: ownAccount,
    editor: ownAccount,
    patient: ownAccount,
  },
  patients: {
    assistant: ['create', 'read', 'change'],
    doctor: ['create', 'read', 'change'],
    admin: ['create', 'read', 'change'],
  },
  photos: {
    assistant: ['add', 'read'],
    doctor: ['add', 'read', 'change', 'exclude', 'move'],
    admin: ['add', 'read', 'change', 'exclude', 'move'],
  },
  originals_and_exports: { doctor: ['download'], admin: ['download'] },
  session_record: { assistant: ['draft'], doctor: ['draft', 'sign'], admin: ['read'] },
  kit_presets: {
    assistant: ['read'],
    doctor: ['read', 'create', 'change'],
    admin: ['read', 'create', 'change'],
  },
  values: { assistant: ['read', 'add'], doctor: ['read', 'add', 'change'], admin: ['read'] },
  assessments: { doctor: ['read', 'do'], admin: ['read'] },
  decisions: { doctor: ['do'] },
  figures: { doctor: ['read', 'download', 'do'], admin: ['read', 'download'] },
  house: { admin: ['read', 'create', 'change', 'manage'] },
  texts: { assistant: ['read'], doctor: ['read'], admin: ['read', 'change'] },
  information: { patient: ['read'], assistant: ['read'], doctor: ['read'], admin: ['read'] },
  audit: { doctor: ['read'], admin: ['read'] },
};

/** Whether any of the roles may do it; somebody who is not signed in has the role `anonymous`. */
export function may(roles: readonly (Role | 'anonymous')[], access: Access): boolean {
  return roles.some((role) => accessTable[access.noun][role]?.includes(access.verb));
}
