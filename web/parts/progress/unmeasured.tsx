import type { UnmeasuredPhoto } from '../../../server/contract/progress.ts';
import { formatDay } from '../../dates.ts';
import { reasonWords, t } from '../../words.ts';
import { Section } from '../page.tsx';

/** What stands in no chart although it was photographed: which photo, and why it has no value. */
export function Unmeasured({ photos }: { photos: readonly UnmeasuredPhoto[] }) {
  if (photos.length === 0) return null;
  return (
    <Section title={t('progress.unmeasured')}>
      <ul class="metric-hollow">
        {photos.map(({ photoId, on, precision, view, metric, isReference, reason }) => (
          <li key={photoId}>
            {t(isReference ? 'progress.unmeasuredReference' : 'progress.unmeasuredPhoto', {
              date: formatDay(on, precision),
              view: t(`codes.view.${view}`),
              metric: t(`codes.metric.${metric}`),
              reason: reasonWords(reason),
            })}
          </li>
        ))}
      </ul>
    </Section>
  );
}
