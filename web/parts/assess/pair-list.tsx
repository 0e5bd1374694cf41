import type { AssessedPair, Reading } from '../../../server/contract/assessments.ts';
import { type View, views } from '../../../server/contract/codes.ts';
import { formatDay } from '../../dates.ts';
import { useHasRole } from '../../session.tsx';
import { reasonWords, t } from '../../words.ts';
import { LinkButton } from '../button.tsx';
import { OtherCauses } from '../other-causes.tsx';
import { Section } from '../page.tsx';
import { Thumb } from '../thumb.tsx';
import { readingWords } from './score-words.ts';

/** Every photo that may be read, by view; what others saw stays closed until one has signed oneself. */
export function PairList(props: {
  patientId: string;
  pairs: readonly AssessedPair[];
  primary: View | undefined;
}) {
  const order = [...views].sort((a, b) => Number(b === props.primary) - Number(a === props.primary));
  return (
    <>
      {order.map((view) => {
        const pairs = props.pairs.filter((pair) => pair.view === view);
        if (pairs.length === 0) return null;
        return (
          <Section key={view} title={t(`codes.view.${view}`)}>
            <ul class="rows" aria-label={t('assess.pairsOf', { view: t(`codes.view.${view}`) })}>
              {pairs.map((pair) => (
                <PairRow key={pair.photoId} patientId={props.patientId} pair={pair} />
              ))}
            </ul>
          </Section>
        );
      })}
    </>
  );
}

/** What was signed against references that are none any more. */
export function EarlierReadings({ readings }: { readings: readonly Reading[] }) {
  if (readings.length === 0) return null;
  return (
    <Section title={t('assess.earlier')}>
      <ul class="rows">
        {readings.map((reading) => (
          <li key={reading.id} class="rows-plain">
            <span class="rows-main">
              <span>{readingWords(reading)}</span>
              {reading.note && <span class="rows-detail">{reading.note}</span>}
            </span>
          </li>
        ))}
      </ul>
    </Section>
  );
}

function PairRow({ patientId, pair }: { patientId: string; pair: AssessedPair }) {
  const mayRead = useHasRole('doctor') && pair.own !== 'signed' && pair.reasons.length === 0;
  const date = formatDay(pair.takenOn, pair.takenOnPrecision);
  const { daysSinceReference: days } = pair;
  const since = days < 0 ? t('assess.ahead', { count: -days }) : t('assess.since', { count: days });
  const facts = [...(pair.daysKnown ? [since] : []), t('assess.grade', { grade: pair.grade })];
  return (
    <li class="reading-row">
      <Thumb photoId={pair.photoId} />
      <div class="rows-main">
        <span class="rows-name">{date}</span>
        <span class="rows-detail">{facts.join(' · ')}</span>
        <Standing pair={pair} />
      </div>
      {mayRead && (
        <LinkButton
          href={`/patients/${patientId}/assess?photo=${pair.photoId}`}
          look={pair.own === 'opened' ? 'main' : undefined}
        >
          <span aria-hidden="true">{t(pair.own === 'opened' ? 'assess.goOn' : 'assess.begin')}</span>
          <span class="heard-only">
            {t(pair.own === 'opened' ? 'assess.goOnOf' : 'assess.beginOf', { date })}
          </span>
        </LinkButton>
      )}
    </li>
  );
}

function Standing({ pair }: { pair: AssessedPair }) {
  const { reasons, readings, readers } = pair;
  return (
    <>
      {reasons.length > 0 && (
        <span class="rows-detail">
          {t('assess.cannot')} {reasons.map(reasonWords).join(' ')}
        </span>
      )}
      {readings?.map((reading) => (
        <span key={reading.id} class="rows-detail">
          {readingWords(reading)}
          {reading.note && ` – ${reading.note}`}
        </span>
      ))}
      {readings !== null && readings.length > 0 && <OtherCauses causes={pair.otherCauses} />}
      {readings?.length === 1 && <span class="rows-detail">{t('assess.secondWanted')}</span>}
      {readers === 0 && reasons.length === 0 && <span class="rows-detail">{t('assess.unread')}</span>}
      {readings === null && readers > 0 && (
        <span class="rows-detail">{t('assess.readByOthers', { count: readers })}</span>
      )}
    </>
  );
}
