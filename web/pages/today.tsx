import { Page } from '../parts/page.tsx';
import { t } from '../words.ts';

export default function TodayPage() {
  return <Page title={t('today.title')}>{null}</Page>;
}
