import type { AdverseEvent } from '../../../server/contract/adverse-events.ts';
import { adverseOutcomes } from '../../../server/contract/codes.ts';
import { patch } from '../../api.ts';
import { t } from '../../words.ts';
import { options, SelectField } from '../choices.tsx';
import { Form } from '../form.tsx';
import { oneOf } from '../form-entries.ts';
import { toast } from '../toast.tsx';

/** A doctor closes an event with how it ended. */
export function CloseForm({ event, onClosed }: { event: AdverseEvent; onClosed: () => void }) {
  return (
    <section aria-labelledby="close-event-title">
      <h3 id="close-event-title">{t('adverse.close')}</h3>
      <p class="quiet small">{t('adverse.closeLead')}</p>
      <Form
        submit={t('adverse.close')}
        busy={t('common.saving')}
        onSubmit={async (entries) => {
          const outcome = oneOf(entries, 'outcome', adverseOutcomes);
          await patch(`/api/adverse-events/${event.id}`, { outcome }, { version: event.version });
          toast(t('adverse.closedNow'));
          onClosed();
        }}
      >
        <SelectField
          name="outcome"
          label={t('adverse.closeOutcome')}
          options={options(adverseOutcomes, (each) => t(`codes.adverseOutcome.${each}`))}
        />
      </Form>
    </section>
  );
}
