import type { ComponentChildren } from 'preact';
import { useSession } from '../session.tsx';
import { t } from '../words.ts';
import { Page } from './page.tsx';
import { openTabs, type SettingsTab } from './settings-tabs.ts';

/** A page of the settings under the tabs that are open to the person. */
export function SettingsPage(props: {
  tab: SettingsTab;
  lead?: string;
  actions?: ComponentChildren;
  children: ComponentChildren;
}) {
  const tabs = openTabs(useSession().who?.person.roles ?? []);
  return (
    <Page title={t('settings.title')} part={t(`settings.tabs.${props.tab}`)}>
      <nav class="tabs settings-tabs" aria-label={t('settings.tabsLabel')}>
        {tabs.map((tab) => (
          <a key={tab} href={`/settings/${tab}`} aria-current={tab === props.tab ? 'page' : undefined}>
            {t(`settings.tabs.${tab}`)}
          </a>
        ))}
      </nav>
      {(props.lead || props.actions) && (
        <div class="page-head">
          <p class="quiet measure">{props.lead}</p>
          {props.actions}
        </div>
      )}
      {props.children}
    </Page>
  );
}
