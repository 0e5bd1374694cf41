import { useEffect, useRef } from 'preact/hooks';
import type { AssessedPair, Reading } from '../../../server/contract/assessments.ts';
import { formatDay } from '../../dates.ts';
import { t } from '../../words.ts';
import { LinkButton } from '../button.tsx';
import { OtherCauses } from '../other-causes.tsx';
import { Thumb } from '../thumb.tsx';
import { letterOf, otherLetter, readingWords, scoreWords, seenWords } from './score-words.ts';

/** What was signed, which picture was which, and what others saw. */
export function SignedReading(props: {
  patientId: string;
  signed: Reading;
  pair: AssessedPair | undefined;
  /** Another photo that this person may still read. */
  next: AssessedPair | undefined;
}) {
  const { patientId, signed, pair, next } = props;
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  const others = pair?.readings?.filter(({ own }) => !own) ?? [];
  const isLater = (pair?.daysSinceReference ?? 0) >= 0;
  const base = `/patients/${patientId}`;
  const photoLetter = { letter: otherLetter(signed.referenceWas) };
  return (
    <section class="stack" aria-labelledby="signed-title">
      <h2 id="signed-title" ref={heading} tabIndex={-1}>
        {t('assess.signedTitle')}
      </h2>
      <p class="finding-words">
        {t('assess.yourReading', {
          seen: seenWords(signed.score).toLowerCase(),
          score: scoreWords(signed.score),
        })}
      </p>
      <ul class="signed-pair">
        <li>
          <Thumb photoId={signed.referencePhotoId} large />
          <span>{t('assess.referenceWas', { letter: letterOf(signed.referenceWas) })}</span>
        </li>
        <li>
          <Thumb photoId={signed.photoId} large />
          <span>{t(isLater ? 'assess.photoWas' : 'assess.photoWasEarlier', photoLetter)}</span>
          {pair && <span class="quiet small">{formatDay(pair.takenOn, pair.takenOnPrecision)}</span>}
        </li>
      </ul>
      {pair && <OtherCauses causes={pair.otherCauses} />}
      {others.length > 0 && (
        <>
          <h3>{t('assess.readingsTitle')}</h3>
          <ul class="stack">
            {others.map((reading) => (
              <li key={reading.id}>{readingWords(reading)}</li>
            ))}
          </ul>
        </>
      )}
      {pair && others.length === 0 && <p class="quiet">{t('assess.secondWanted')}</p>}
      <div class="form-actions">
        {next && (
          <LinkButton look="main" href={`${base}/assess?photo=${next.photoId}`}>
            {t('assess.next')}
          </LinkButton>
        )}
        <LinkButton href={`${base}/compare?before=${signed.referencePhotoId}&after=${signed.photoId}`}>
          {t('assess.compare')}
        </LinkButton>
        <LinkButton href={`${base}/assess`}>{t('assess.back')}</LinkButton>
      </div>
    </section>
  );
}
