import type { ComponentChildren } from 'preact';
import type { AdverseEvent } from '../../../server/contract/adverse-events.ts';
import { graveFrom } from '../../../server/contract/codes.ts';
import type { TimelineVisit } from '../../../server/contract/timeline.ts';
import { formatInstant } from '../../dates.ts';
import { t } from '../../words.ts';
import { Notice } from '../feedback.tsx';
import { visitName } from '../visit-name.ts';
import { adverseDates, gradeSentence } from './adverse-words.ts';

/** What is known of an event, each fact under its name. */
export function AdverseFacts(props: {
  event: AdverseEvent;
  visits: readonly TimelineVisit[];
  zone: string | undefined;
}) {
  const { event, zone } = props;
  const visit = props.visits.find(({ id }) => id === event.visitId);
  return (
    <>
      {event.withdrawn && <Notice title={t('adverse.isWithdrawn')} look="caution" />}
      <dl class="adverse-facts">
        <Fact name={t('adverse.gradeName', { grade: event.grade })}>{gradeSentence(event.grade)}</Fact>
        <Fact name={t('adverse.began')}>{adverseDates(event)}</Fact>
        <Fact name={t('adverse.done')}>{event.action ?? t('adverse.actionNone')}</Fact>
        {visit && (
          <Fact name={t('adverse.besideVisit')}>
            <a href={`/visits/${visit.id}`}>{visitName(visit)}</a>
          </Fact>
        )}
        <Fact name={t('adverse.state')}>{stateWords(event, zone)}</Fact>
        <Fact name={t('adverse.entered')}>
          {t('adverse.enteredBy', { who: event.enteredBy, when: formatInstant(event.enteredAt, zone) })}
        </Fact>
      </dl>
    </>
  );
}

function Fact({ name, children }: { name: string; children: ComponentChildren }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}

function stateWords(event: AdverseEvent, zone: string | undefined): string {
  if (event.outcome === null) {
    return t(event.grade >= graveFrom ? 'adverse.stateOpenGrave' : 'adverse.stateOpen');
  }
  return t('adverse.stateClosed', {
    outcome: t(`codes.adverseOutcome.${event.outcome}`),
    who: event.closedBy ?? '',
    when: formatInstant(event.closedAt ?? event.enteredAt, zone),
  });
}
