import { useLocation } from 'preact-iso';
import { t } from '../words.ts';
import { type Unsent, useUnsent } from './unsent.ts';

const isOfVisit = ({ path }: Unsent): boolean => path.startsWith('/visits/');

/** Above every page but their own: that photos are not stored yet, and the way to them. */
export function UnsentNotice() {
  const { path } = useLocation();
  const elsewhere = useUnsent().filter((each) => path !== each.path);
  if (elsewhere.length === 0) return null;
  return (
    <div class="unsent" role="status">
      {elsewhere.map((each) => (
        <p key={each.path}>
          {t(isOfVisit(each) ? 'frame.unsent' : 'frame.unsentOld', { count: each.count })}{' '}
          <a href={each.path}>{t(isOfVisit(each) ? 'frame.unsentVisit' : 'frame.unsentOldLink')}</a>
        </p>
      ))}
    </div>
  );
}
