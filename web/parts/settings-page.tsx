import type { ComponentChildren } from 'preact';
import { t } from '../words.ts';
import { Page } from './page.tsx';

const tabs = ['clinic', 'people', 'colour-card', 'audit'] as const;

/** A page of the settings under their tabs. */
export function SettingsPage(props: {
  tab: (typeof tabs)[number];
  lead?: string;
  actions?: ComponentChildren;
  children: ComponentChildren;
}) {
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
