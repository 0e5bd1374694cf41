import { AuditList } from '../parts/audit-list.tsx';
import { SettingsPage } from '../parts/settings-page.tsx';
import type { PageInput } from '../routes.tsx';
import { t } from '../words.ts';

export default function AuditPage({ query }: PageInput) {
  return (
    <SettingsPage tab="audit" lead={t('audit.lead')}>
      <AuditList patient={query.patient} />
    </SettingsPage>
  );
}
