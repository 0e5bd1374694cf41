import {
  type DatePrecision,
  datePrecisions,
  type VisitKind,
  type VisitStatus,
  visitKinds,
  visitStatuses,
} from '../../../server/contract/codes.ts';
import type { Course } from '../../../server/contract/courses.ts';
import type { Visit, VisitChange } from '../../../server/contract/visits.ts';
import { useHasRole } from '../../session.tsx';
import { t } from '../../words.ts';
import { options, SelectField, TickField } from '../choices.tsx';
import { Dialog } from '../dialog.tsx';
import { TextField } from '../field.tsx';
import { Form } from '../form.tsx';
import { changedOnly, oneOf, text, textOrNull } from '../form-entries.ts';
import { toast } from '../toast.tsx';

type EditedFacts = Pick<
  Visit,
  'date' | 'datePrecision' | 'kind' | 'status' | 'courseId' | 'room' | 'accepted'
>;

/** Corrects what kind of visit it is, when it was, and where it belongs. */
export function VisitDialog(props: {
  visit: Visit;
  courses: Course[];
  save: (change: VisitChange) => Promise<unknown>;
  onClose: () => void;
}) {
  const { visit, courses } = props;
  const decides = useHasRole('doctor');
  const send = async (entries: FormData) => {
    const accepted = decides && visit.kind === 'historical' ? { accepted: entries.has('accepted') } : {};
    const changed = changedOnly<EditedFacts>(visit, { ...readVisit(entries), ...accepted });
    if (Object.keys(changed).length > 0) await props.save(changed);
    toast(t('capture.visit.saved'));
    props.onClose();
  };
  return (
    <Dialog title={t('capture.visit.title')} onClose={props.onClose}>
      <Form submit={t('common.save')} busy={t('common.saving')} onSubmit={send} onCancel={props.onClose}>
        <div class="form-pair">
          <TextField name="date" label={t('capture.visit.date')} type="date" value={visit.date} />
          <SelectField
            name="datePrecision"
            label={t('capture.visit.precision')}
            options={options(datePrecisions, (each) => t(`codes.datePrecision.${each}`))}
            value={visit.datePrecision}
          />
          <SelectField
            name="kind"
            label={t('capture.visit.kind')}
            options={options(visitKinds, (each) => t(`codes.visitKind.${each}`))}
            value={visit.kind}
          />
          <SelectField
            name="status"
            label={t('capture.visit.status')}
            options={options(visitStatuses, (each) => t(`codes.visitStatus.${each}`))}
            value={visit.status}
          />
          <SelectField
            name="courseId"
            label={t('capture.visit.course')}
            optional
            options={[
              { value: '', label: t('capture.visit.noCourse') },
              ...courses.map(({ id, number }) => ({
                value: id,
                label: t('capture.visit.courseNumber', { number }),
              })),
            ]}
            value={visit.courseId ?? ''}
          />
          <TextField
            name="room"
            label={t('capture.visit.room')}
            optional
            maxLength={500}
            value={visit.room}
          />
        </div>
        {decides && visit.kind === 'historical' && (
          <TickField
            name="accepted"
            label={t('capture.visit.accepted')}
            hint={t('capture.visit.acceptedHint')}
            checked={visit.accepted}
          />
        )}
      </Form>
    </Dialog>
  );
}

const readVisit = (entries: FormData) => ({
  date: text(entries, 'date'),
  datePrecision: oneOf<DatePrecision>(entries, 'datePrecision', datePrecisions),
  kind: oneOf<VisitKind>(entries, 'kind', visitKinds),
  status: oneOf<VisitStatus>(entries, 'status', visitStatuses),
  courseId: textOrNull(entries, 'courseId'),
  room: textOrNull(entries, 'room'),
});
