import { useState } from 'preact/hooks';
import type { Comparison } from '../../../server/contract/compare.ts';
import type { MilestoneCard } from '../../../server/contract/progress.ts';
import type { Timeline } from '../../../server/contract/timeline.ts';
import { put } from '../../api.ts';
import { dayOf, formatDay } from '../../dates.ts';
import { t } from '../../words.ts';
import { Button } from '../button.tsx';
import { problemWords } from '../feedback.tsx';
import { MilestoneReviewDialog } from '../milestone-review-dialog.tsx';
import { toast } from '../toast.tsx';

interface OfferProps {
  comparison: Comparison;
  timeline: Timeline;
  onReviewed: () => void;
}

/** The milestones that the visit of the after photo stands for: a doctor settles each of them beside the finding. */
export function ReviewOffers({ comparison, timeline, onReviewed }: OfferProps) {
  const cards = timeline.milestones.filter(
    ({ visitId, milestone }) => visitId === comparison.after.photo.visitId && milestone !== 'baseline',
  );
  if (cards.length === 0) return null;
  return (
    <div class="stack">
      {cards.map((card) => (
        <Offer key={card.milestone} card={card} timeline={timeline} onReviewed={onReviewed} />
      ))}
    </div>
  );
}

function Offer(props: Omit<OfferProps, 'comparison'> & { card: MilestoneCard }) {
  const { card, timeline, onReviewed } = props;
  const [busy, setBusy] = useState(false);
  const [choosing, choose] = useState(false);
  const course = timeline.courses.at(-1);
  if (!course) return null;
  const name = t(`codes.milestone.${card.milestone}`);
  const isLate = card.lateByDays !== null && !card.lateAccepted;

  const review = async () => {
    setBusy(true);
    try {
      const path = `/api/courses/${course.id}/milestones/${card.milestone}`;
      await put(path, { visitId: card.visitId }, { version: course.version });
      toast(t('milestones.settled', { milestone: name }));
    } catch (problem) {
      toast(problemWords(problem).detail);
    } finally {
      setBusy(false);
      onReviewed();
    }
  };

  return (
    <div class="row">
      {card.reviewedAt ? (
        <span class="quiet">
          {t('milestones.settledOn', { milestone: name, date: formatDay(dayOf(card.reviewedAt)) })}
        </span>
      ) : (
        <Button busy={busy && t('common.saving')} onClick={() => (isLate ? choose(true) : void review())}>
          {t('milestones.settle', { milestone: name })}
        </Button>
      )}
      {card.reviewedAt && (
        <Button look="link" onClick={() => choose(true)}>
          {t('milestones.review')}
        </Button>
      )}
      {choosing && (
        <MilestoneReviewDialog
          card={card}
          course={course}
          visits={timeline.visits}
          onClose={() => choose(false)}
          onSaved={onReviewed}
        />
      )}
    </div>
  );
}
