import { dayOf, formatDay } from '../../dates.ts';
import { t } from '../../words.ts';
import { scoreWords } from '../assess/score-words.ts';
import type { Reviewed } from './reviewed.ts';

/** What was read of the pair without dates. Who may still read it is not told what others saw. */
export function ReadingPart({ read, patientId }: Pick<Reviewed, 'read'> & { patientId: string }) {
  if (read === null) return null;
  const { readings, readers, photoId } = read;
  return (
    <section>
      <h3>{t('plan.review.readingTitle')}</h3>
      {readings?.map(({ id, score, readerName, signedAt }) => (
        <p key={id}>
          {t('plan.review.reading', {
            score: scoreWords(score),
            who: readerName,
            date: formatDay(dayOf(signedAt)),
          })}
        </p>
      ))}
      {readers === 0 && <p>{t('plan.review.readingNone')}</p>}
      {readings === null && readers > 0 && <p>{t('plan.review.readingHidden', { count: readers })}</p>}
      {readings === null && (
        <a class="review-read" href={`/patients/${patientId}/assess?photo=${photoId}`}>
          {t('plan.review.readIt')}
        </a>
      )}
    </section>
  );
}
