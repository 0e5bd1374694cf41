import { useState } from 'preact/hooks';
import type { Timeline } from '../../server/contract/timeline.ts';
import { todayIn } from '../dates.ts';
import { useHasRole, useTimeZone } from '../session.tsx';
import { t } from '../words.ts';
import { AdverseDialog } from './adverse/adverse-dialog.tsx';
import { NewAdverseDialog } from './adverse/new-adverse-dialog.tsx';
import { TimelineEventItem } from './adverse/timeline-event.tsx';
import { Button, LinkButton } from './button.tsx';
import { Empty } from './feedback.tsx';
import { inOneLine } from './line-of-time.ts';
import { Section } from './page.tsx';
import { TimelineDecisionItem } from './plan/timeline-decision.tsx';
import { TimelineVisitItem } from './timeline-visit.tsx';

/** All visits and events of a patient down one line of time. `eventId`: the event whose page this is opened for. */
export function TimelineSection(props: {
  timeline: Timeline;
  eventId: string | undefined;
  onChanged: () => void;
}) {
  const { timeline, onChanged } = props;
  const { patient, visits, references, adverseEvents, decisions } = timeline;
  const [open, setOpen] = useState<string | 'new' | undefined>(props.eventId);
  const zone = useTimeZone(patient.branchId);
  const today = todayIn(zone);
  const mayEnter = useHasRole('doctor', 'assistant');
  const opened = adverseEvents.find(({ id }) => id === open);
  const referenceIds = new Set(references.map((each) => each.photoId));
  const dialog = { onClose: () => setOpen(undefined) };
  return (
    <Section
      title={t('patient.visits')}
      actions={
        <div class="row">
          <LinkButton href={`/patients/${patient.id}/old-photos`} icon="picture">
            {t('oldPhotos.open')}
          </LinkButton>
          {mayEnter && (
            <Button icon="plus" onClick={() => setOpen('new')}>
              {t('adverse.add')}
            </Button>
          )}
        </div>
      }
    >
      {visits.length === 0 && (
        <Empty title={t('patient.noVisitsTitle')} text={t('patient.noVisitsText')}>
          <LinkButton href={`/patients/${patient.id}/visits/new?kind=consultation`} look="main">
            {t('patient.firstVisit')}
          </LinkButton>
        </Empty>
      )}
      <ol class="timeline">
        {inOneLine(visits, adverseEvents, decisions, zone).map((moment) => {
          if ('visit' in moment)
            return (
              <TimelineVisitItem key={moment.visit.id} visit={moment.visit} referenceIds={referenceIds} />
            );
          if ('event' in moment) {
            const { event } = moment;
            return <TimelineEventItem key={event.id} event={event} onOpen={() => setOpen(event.id)} />;
          }
          const { decision } = moment;
          return <TimelineDecisionItem key={`decision ${decision.id}`} decision={decision} zone={zone} />;
        })}
      </ol>
      {open === 'new' && (
        <NewAdverseDialog
          patientId={patient.id}
          visitId={null}
          visits={visits}
          today={today}
          onSaved={onChanged}
          {...dialog}
        />
      )}
      {opened && <AdverseDialog event={opened} timeline={timeline} onChanged={onChanged} {...dialog} />}
    </Section>
  );
}
