import { useState } from 'preact/hooks';
import type {
  AdverseEvent,
  AdverseEventChange,
  AdverseEventRecord,
} from '../../../server/contract/adverse-events.ts';
import { graveFrom } from '../../../server/contract/codes.ts';
import type { Timeline } from '../../../server/contract/timeline.ts';
import { get, patch } from '../../api.ts';
import { todayIn } from '../../dates.ts';
import { useHasRole, useTimeZone } from '../../session.tsx';
import { t } from '../../words.ts';
import { Button } from '../button.tsx';
import { Dialog } from '../dialog.tsx';
import { EditForm } from '../edit-form.tsx';
import { problemWords } from '../feedback.tsx';
import { Loaded } from '../loaded.tsx';
import { toast } from '../toast.tsx';
import { useResource } from '../use-resource.ts';
import { AdverseFacts } from './adverse-facts.tsx';
import { AdverseFields, readAdverseEvent } from './adverse-fields.tsx';
import { adverseName } from './adverse-name.ts';
import { CloseForm } from './close-form.tsx';
import { EarlierStates } from './earlier-states.tsx';
import { FollowUp } from './follow-up.tsx';

interface AdverseDialogProps {
  event: Pick<AdverseEvent, 'id' | 'term' | 'description'>;
  timeline: Timeline;
  onChanged: () => void;
  onClose: () => void;
}

/** One adverse event: what is known of it, its follow-up, and what a doctor decides. */
export function AdverseDialog({ event, timeline, onChanged, onClose }: AdverseDialogProps) {
  const path = `/api/adverse-events/${event.id}`;
  const record = useResource(path, (signal) => get<AdverseEventRecord>(path, { signal }));
  const [correcting, setCorrecting] = useState(false);
  const zone = useTimeZone(timeline.patient.branchId);
  const changed = () => {
    record.reload();
    onChanged();
  };
  return (
    <Dialog title={t('adverse.eventTitle', { what: adverseName(event) })} onClose={onClose}>
      <Loaded resource={record} busy={t('adverse.loading')}>
        {(value) =>
          correcting ? (
            <EditForm
              key={value.event.version}
              path={path}
              thing={value.event}
              read={readAdverseEvent}
              onSaved={(_after, how) => {
                changed();
                if (how === 'taken') return;
                toast(t('adverse.saved'));
                setCorrecting(false);
              }}
              onCancel={() => setCorrecting(false)}
            >
              {(shown) => <AdverseFields event={shown} visits={timeline.visits} today={todayIn(zone)} />}
            </EditForm>
          ) : (
            <EventInSight
              record={value}
              timeline={timeline}
              zone={zone}
              onCorrect={() => setCorrecting(true)}
              onRecord={record.set}
              onChanged={changed}
              onClose={onClose}
            />
          )
        }
      </Loaded>
    </Dialog>
  );
}

function EventInSight(props: {
  record: AdverseEventRecord;
  timeline: Timeline;
  zone: string | undefined;
  onCorrect: () => void;
  onRecord: (record: AdverseEventRecord) => void;
  onChanged: () => void;
  onClose: () => void;
}) {
  const { record, timeline, zone } = props;
  const { event } = record;
  const decides = useHasRole('doctor');
  const mayEnter = useHasRole('doctor', 'assistant');
  const isDoctors = event.outcome !== null || event.grade >= graveFrom;

  /** Changes the event from the state in sight; a newer one is said, and shown. */
  const change = async (seen: AdverseEvent, to: AdverseEventChange, words: string, undo?: boolean) => {
    try {
      const after = await patch<AdverseEvent>(`/api/adverse-events/${seen.id}`, to, {
        version: seen.version,
      });
      toast(words, undo ? () => void change(after, { withdrawn: false }, t('adverse.back')) : undefined);
      props.onChanged();
      return true;
    } catch (problem) {
      toast(problemWords(problem).detail);
      props.onChanged();
      return false;
    }
  };
  const withdraw = async () => {
    if (await change(event, { withdrawn: true }, t('adverse.withdrawn'), true)) props.onClose();
  };

  return (
    <div class="stack">
      <AdverseFacts event={event} visits={timeline.visits} zone={zone} />
      {mayEnter && (decides || event.outcome === null) && (
        <div class="row">
          <Button onClick={props.onCorrect}>{t('adverse.correct')}</Button>
          {event.outcome !== null && (
            <Button onClick={() => void change(event, { outcome: null }, t('adverse.reopened'))}>
              {t('adverse.reopen')}
            </Button>
          )}
          {!event.withdrawn && (decides || !isDoctors) && (
            <Button look="plain" onClick={() => void withdraw()}>
              {t('adverse.withdraw')}
            </Button>
          )}
        </div>
      )}
      <FollowUp record={record} zone={zone} writes={mayEnter} onWritten={props.onRecord} />
      {decides && event.outcome === null && !event.withdrawn && (
        <CloseForm key={event.version} event={event} onClosed={props.onChanged} />
      )}
      <EarlierStates states={record.earlier} zone={zone} />
    </div>
  );
}
