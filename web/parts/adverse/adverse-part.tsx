import { useState } from 'preact/hooks';
import type { AdverseEvent } from '../../../server/contract/adverse-events.ts';
import type { Timeline } from '../../../server/contract/timeline.ts';
import { todayIn } from '../../dates.ts';
import { useHasRole, useTimeZone } from '../../session.tsx';
import { t } from '../../words.ts';
import { Button } from '../button.tsx';
import { AdverseDialog } from './adverse-dialog.tsx';
import { AdverseMark } from './adverse-mark.tsx';
import { adverseName } from './adverse-name.ts';
import { NewAdverseDialog } from './new-adverse-dialog.tsx';

/** The adverse events beside one visit, and the way to enter one while the patient still sits there. */
export function AdversePart(props: { visitId: string; timeline: Timeline; onChanged: () => void }) {
  const { visitId, timeline, onChanged } = props;
  const { patient, visits } = timeline;
  const [open, setOpen] = useState<AdverseEvent | 'new'>();
  const today = todayIn(useTimeZone(patient.branchId));
  const mayEnter = useHasRole('doctor', 'assistant');
  const events = timeline.adverseEvents.filter((each) => each.visitId === visitId);
  const close = () => setOpen(undefined);
  return (
    <section class="side-part" aria-labelledby="adverse-title">
      <div class="section-head">
        <h2 id="adverse-title">{t('adverse.title')}</h2>
      </div>
      {events.length === 0 && <p class="quiet small">{t('adverse.none')}</p>}
      {events.length > 0 && (
        <ul class="adverse-list">
          {events.map((event) => (
            <li key={event.id}>
              <span>
                {adverseName(event)} <AdverseMark event={event} />
              </span>
              <Button
                look="plain"
                label={t('adverse.openEvent', { what: adverseName(event) })}
                onClick={() => setOpen(event)}
              >
                {t('adverse.openShort')}
              </Button>
            </li>
          ))}
        </ul>
      )}
      {mayEnter && (
        <Button icon="plus" onClick={() => setOpen('new')}>
          {t('adverse.add')}
        </Button>
      )}
      {open === 'new' && (
        <NewAdverseDialog
          patientId={patient.id}
          visitId={visitId}
          visits={visits}
          today={today}
          onSaved={onChanged}
          onClose={close}
        />
      )}
      {open && open !== 'new' && (
        <AdverseDialog event={open} timeline={timeline} onChanged={onChanged} onClose={close} />
      )}
    </section>
  );
}
