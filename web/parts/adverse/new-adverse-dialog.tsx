import type { AdverseEvent } from '../../../server/contract/adverse-events.ts';
import { graveFrom } from '../../../server/contract/codes.ts';
import type { TimelineVisit } from '../../../server/contract/timeline.ts';
import { post } from '../../api.ts';
import { t } from '../../words.ts';
import { Dialog } from '../dialog.tsx';
import { Form } from '../form.tsx';
import { toast } from '../toast.tsx';
import { AdverseFields, readAdverseEvent } from './adverse-fields.tsx';

/** Enters an adverse event, beside a visit where it was opened from one. */
export function NewAdverseDialog(props: {
  patientId: string;
  visitId: string | null;
  visits: readonly TimelineVisit[];
  today: string;
  onSaved: () => void;
  onClose: () => void;
}) {
  const { patientId, visitId, onSaved, onClose } = props;
  return (
    <Dialog title={t('adverse.addTitle')} onClose={onClose}>
      <Form
        submit={t('adverse.submit')}
        busy={t('common.saving')}
        onCancel={onClose}
        onSubmit={async (entries) => {
          const path = `/api/patients/${patientId}/adverse-events`;
          const { grade } = await post<AdverseEvent>(path, readAdverseEvent(entries));
          toast(t(grade >= graveFrom ? 'adverse.savedGrave' : 'adverse.saved'));
          onSaved();
          onClose();
        }}
      >
        <AdverseFields event={{ visitId }} visits={props.visits} today={props.today} />
      </Form>
    </Dialog>
  );
}
