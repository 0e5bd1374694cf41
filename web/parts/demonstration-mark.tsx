import { useSession } from '../session.tsx';
import { t } from '../words.ts';

/** What covers the whole window covers the bar of a demonstration, and says itself that it shows one. */
export function DemonstrationMark() {
  const { who } = useSession();
  if (!who?.clinic.demonstration) return null;
  return <p class="demonstration-mark">{`${t('frame.demonstration')} ${t('frame.demonstrationText')}`}</p>;
}
