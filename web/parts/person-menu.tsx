import { useEffect, useId, useRef, useState } from 'preact/hooks';
import { useLocation } from 'preact-iso';
import type { SignedIn } from '../../server/contract/people.ts';
import { remove } from '../api.ts';
import { type Appearance, appearances, chooseAppearance, chosenAppearance } from '../appearance.ts';
import { useSession } from '../session.tsx';
import { t } from '../words.ts';
import { Button } from './button.tsx';
import { ChoiceField, options } from './choices.tsx';
import { problemWords } from './feedback.tsx';
import { forgetOldRecords, forgetRecordsOf, keptRecordCount } from './session-record/kept-record.ts';
import { SignOutDialog } from './sign-out-dialog.tsx';
import { draftCount, dropDrafts } from './texts/drafts.ts';
import { toast } from './toast.tsx';
import { giveUpUnsent, unsentCount } from './unsent.ts';
import { useLateDialog } from './use-late-dialog.tsx';

type SignOutPath = '/api/session' | '/api/sessions';

const ownPasswordDialog = () =>
  import('./own-password-dialog.tsx').then(({ OwnPasswordDialog }) => OwnPasswordDialog);

const appearanceWords: Record<Appearance, string> = {
  system: t('frame.appearanceSystem'),
  light: t('frame.appearanceLight'),
  dark: t('frame.appearanceDark'),
};

/** Who is signed in, and what belongs to that person: look, password, sign out. */
export function PersonMenu({ who }: { who: SignedIn }) {
  const [open, setOpen] = useState(false);
  const password = useLateDialog(ownPasswordDialog, ['own-password']);
  /** Asked to sign out while photos, a session's record or a text wait on this device. */
  const [leaving, setLeaving] = useState<SignOutPath>();
  const { set } = useSession();
  const { route } = useLocation();
  const menu = useRef<HTMLDivElement>(null);
  const button = useRef<HTMLButtonElement>(null);
  const listId = useId();
  useEffect(() => forgetOldRecords(Date.now()), []);
  useCloseOutside(open, menu, (byKey) => {
    setOpen(false);
    if (byKey) button.current?.focus();
  });

  const askOrSignOut = (path: SignOutPath) => {
    setOpen(false);
    if (unsentCount() + keptRecordCount(who.person.id) + draftCount() > 0) setLeaving(path);
    else void signOut(path);
  };
  const signOut = (path: SignOutPath) =>
    remove(path).then(
      () => {
        // The way back is for a session that ended by itself, not for one that a person ended.
        giveUpUnsent();
        forgetRecordsOf(who.person.id);
        dropDrafts();
        route('/sign-in', true);
        set(null);
      },
      (problem: unknown) => toast(problemWords(problem).detail),
    );

  return (
    <div class="person-menu" ref={menu}>
      <button
        ref={button}
        type="button"
        class="button button-plain button-icon"
        aria-expanded={open}
        aria-controls={listId}
        onClick={() => setOpen(!open)}
      >
        <span class="initials" aria-hidden="true">
          {initials(who.person.name)}
        </span>
        <span class="heard-only">{t('frame.personMenu', { name: who.person.name })}</span>
      </button>
      <div id={listId} class="person-menu-list" hidden={!open}>
        <div class="person-menu-who">
          <p>{who.person.name}</p>
          <p class="quiet small">{who.person.email}</p>
        </div>
        <div class="person-menu-look">
          <ChoiceField
            name="appearance"
            label={t('frame.appearance')}
            options={options(appearances, (each) => appearanceWords[each])}
            value={chosenAppearance()}
            onChange={chooseAppearance}
          />
        </div>
        <Button
          look="plain"
          onClick={() => {
            setOpen(false);
            password.open({});
          }}
        >
          {t('frame.ownPassword')}
        </Button>
        <Button look="plain" onClick={() => askOrSignOut('/api/session')}>
          {t('frame.signOut')}
        </Button>
        <Button look="plain" onClick={() => askOrSignOut('/api/sessions')}>
          {t('frame.signOutEverywhere')}
        </Button>
      </div>
      {leaving && (
        <SignOutDialog
          personId={who.person.id}
          onStay={() => setLeaving(undefined)}
          onLeave={() => {
            setLeaving(undefined);
            void signOut(leaving);
          }}
        />
      )}
      {password.dialog}
    </div>
  );
}

/** The first letters of the first and the last name. */
export function initials(name: string): string {
  const names = name.trim().split(/\s+/);
  const [first = '', last = ''] = [names[0], names.length > 1 ? names.at(-1) : ''];
  return [first, last]
    .map((each) => [...each][0] ?? '')
    .join('')
    .toLocaleUpperCase();
}

/** Closes on Escape, on a press elsewhere and when the focus goes elsewhere; says whether a key did it. */
function useCloseOutside(
  open: boolean,
  area: { current: HTMLElement | null },
  close: (byKey: boolean) => void,
) {
  useEffect(() => {
    if (!open) return;
    const closeOutside = (event: Event) => {
      if (event.target instanceof Node && !area.current?.contains(event.target)) close(false);
    };
    const closeOnEscape = (event: KeyboardEvent) => {
      if (event.key === 'Escape') close(true);
    };
    document.addEventListener('pointerdown', closeOutside);
    document.addEventListener('focusin', closeOutside);
    document.addEventListener('keydown', closeOnEscape);
    return () => {
      document.removeEventListener('pointerdown', closeOutside);
      document.removeEventListener('focusin', closeOutside);
      document.removeEventListener('keydown', closeOnEscape);
    };
  }, [open]);
}
