import type { Course, MilestoneReview } from '../../server/contract/courses.ts';
import type { MilestoneCard } from '../../server/contract/progress.ts';
import type { TimelineVisit } from '../../server/contract/timeline.ts';
import { put } from '../api.ts';
import { formatDay } from '../dates.ts';
import { t } from '../words.ts';
import { SelectField, TickField } from './choices.tsx';
import { Dialog } from './dialog.tsx';
import { TextField } from './field.tsx';
import { Form } from './form.tsx';
import { text } from './form-entries.ts';
import { toast } from './toast.tsx';

export interface ReviewProps {
  card: MilestoneCard;
  course: Course;
  visits: TimelineVisit[];
  onClose: () => void;
  onSaved: () => void;
}

/** A doctor settles which visit stands for a milestone. */
export function MilestoneReviewDialog({ card, course, visits, onClose, onSaved }: ReviewProps) {
  const save = async (entries: FormData) => {
    const reason = text(entries, 'reason');
    const review: MilestoneReview = {
      visitId: text(entries, 'visitId'),
      acceptLate: entries.has('acceptLate'),
      ...(reason && { reason }),
    };
    await put(`/api/courses/${course.id}/milestones/${card.milestone}`, review, {
      version: course.version,
    });
    toast(t('milestones.reviewSaved'));
    onSaved();
    onClose();
  };
  return (
    <Dialog
      title={t('milestones.reviewTitle', { milestone: t(`codes.milestone.${card.milestone}`) })}
      onClose={onClose}
    >
      <Form submit={t('common.save')} busy={t('common.saving')} onCancel={onClose} onSubmit={save}>
        <p class="quiet">{t('milestones.reviewText')}</p>
        <SelectField
          name="visitId"
          label={t('milestones.reviewVisit')}
          value={card.visitId ?? undefined}
          options={visits
            .filter((visit) => visit.photos.length > 0)
            .map((visit) => ({ value: visit.id, label: visitWords(visit) }))}
        />
        <TickField
          name="acceptLate"
          label={t('milestones.acceptLate')}
          hint={t('milestones.acceptLateHint')}
          checked={card.lateAccepted}
        />
        <TextField
          name="reason"
          label={t('milestones.reviewReason')}
          hint={t('milestones.reviewReasonHint')}
          maxLength={500}
          optional={card.reviewedAt === null}
        />
      </Form>
    </Dialog>
  );
}

const visitWords = (visit: TimelineVisit) =>
  [
    formatDay(visit.date, visit.datePrecision),
    t(`codes.visitKind.${visit.kind}`),
    t('common.photos', { count: visit.photos.length }),
  ].join(' · ');
