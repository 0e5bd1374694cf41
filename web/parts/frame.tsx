import type { ComponentChildren } from 'preact';
import { useLocation } from 'preact-iso';
import type { SignedIn } from '../../server/contract/people.ts';
import { t } from '../words.ts';
import { DemonstrationBar } from './demonstration-bar.tsx';
import { Mark } from './icon.tsx';
import { PersonMenu } from './person-menu.tsx';
import { openTabs } from './settings-tabs.ts';
import { UnsentNotice } from './unsent-notice.tsx';

/** What stands around every page of the staff: the clinic, its places, the person. */
export function Frame({ who, children }: { who: SignedIn; children: ComponentChildren }) {
  const { path } = useLocation();
  const { roles } = who.person;
  const isStaff = roles.some((role) => role === 'admin' || role === 'doctor' || role === 'assistant');
  const [firstSetting] = openTabs(roles);
  const places = [
    ...(isStaff ? [{ href: '/', label: t('frame.today'), here: path === '/' }] : []),
    ...(isStaff ? [{ href: '/patients', label: t('frame.patients'), here: isPatientPath(path) }] : []),
    ...(roles.some((role) => role === 'admin' || role === 'doctor')
      ? [{ href: '/figures', label: t('frame.figures'), here: path.startsWith('/figures') }]
      : []),
    ...(firstSetting
      ? [
          {
            href: `/settings/${firstSetting}`,
            label: t('frame.settings'),
            here: path.startsWith('/settings'),
          },
        ]
      : []),
  ];
  return (
    <>
      <a class="skip" href="#content">
        {t('frame.skip')}
      </a>
      {who.clinic.demonstration && <DemonstrationBar />}
      <header class="frame-head">
        <a class="frame-home" href="/">
          <Mark />
          <span>{who.clinic.name}</span>
        </a>
        <nav class="frame-nav" aria-label={t('frame.mainNavigation')}>
          {places.map(({ href, label, here }) => (
            <a key={href} href={href} aria-current={here ? 'page' : undefined}>
              {label}
            </a>
          ))}
        </nav>
        <PersonMenu who={who} />
      </header>
      <UnsentNotice />
      <main id="content" tabIndex={-1}>
        {children}
      </main>
    </>
  );
}

const isPatientPath = (path: string) => /^\/(patients|visits|courses|lots)(\/|$)/.test(path);

/** Setup and sign-in: the sign of the product and one column. */
export function BareFrame(props: {
  wide?: boolean;
  /** Stands above everything, from edge to edge. */
  top?: ComponentChildren;
  children: ComponentChildren;
}) {
  return (
    <>
      {props.top}
      <div class={props.wide ? 'bare bare-wide' : 'bare'}>
        <main>
          <p class="bare-mark">
            <Mark />
            {t('frame.product')}
          </p>
          {props.children}
        </main>
      </div>
    </>
  );
}
