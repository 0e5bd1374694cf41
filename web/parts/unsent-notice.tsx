import { useLocation } from 'preact-iso';
import { t } from '../words.ts';
import { useUnsent } from './unsent.ts';

/** Above every page but the visit's own: that photos of a visit are not stored yet, and the way to them. */
export function UnsentNotice() {
  const { path } = useLocation();
  const elsewhere = useUnsent().filter(({ visitId }) => path !== `/visits/${visitId}`);
  if (elsewhere.length === 0) return null;
  return (
    <div class="unsent" role="status">
      {elsewhere.map(({ visitId, count }) => (
        <p key={visitId}>
          {t('frame.unsent', { count })} <a href={`/visits/${visitId}`}>{t('frame.unsentVisit')}</a>
        </p>
      ))}
    </div>
  );
}
