import { useState } from 'preact/hooks';
import type { Course } from '../../../server/contract/courses.ts';
import type { MilestoneCard } from '../../../server/contract/progress.ts';
import type { Timeline } from '../../../server/contract/timeline.ts';
import { dayOf, formatDay, formatDayRange } from '../../dates.ts';
import { useHasRole } from '../../session.tsx';
import { reasonWords, t } from '../../words.ts';
import { Button } from '../button.tsx';
import { MilestoneMark } from '../milestone-mark.tsx';
import { MilestoneReviewDialog } from '../milestone-review-dialog.tsx';
import { causesBeside, OtherCauses } from '../other-causes.tsx';
import { Thumb } from '../thumb.tsx';
import { formatChange, formatValue } from '../value-words.ts';
import { VerdictMark } from '../verdict-mark.tsx';

interface CardsProps {
  cards: readonly MilestoneCard[];
  course: Course;
  timeline: Timeline;
  onReviewed: () => void;
}

/** A milestone each, and one card only where one visit carries two. */
export function ProgressCards({ cards, course, timeline, onReviewed }: CardsProps) {
  const [reviewing, review] = useState<MilestoneCard>();
  const isDoctor = useHasRole('doctor');
  const shown = cards.filter(
    (card, index) =>
      (card.milestone !== 'baseline' || card.state !== 'complete') &&
      !cards.slice(0, index).some((earlier) => earlier.sharedWith.includes(card.milestone)),
  );
  return (
    <>
      <ol class="outcomes">
        {shown.map((card) => (
          <li key={card.milestone} class="outcome">
            <Card card={card} course={course} timeline={timeline} />
            {card.triedVisitId && card.state === 'retake' && (
              <a href={`/visits/${card.triedVisitId}`}>{t('milestones.retake')}</a>
            )}
            {card.milestone !== 'baseline' && card.visitId && (
              <a href={`/courses/${course.id}/review/${card.milestone}`}>
                {t('plan.sheetOf')}
                <span class="heard-only">: {cardName(card)}</span>
              </a>
            )}
            {isDoctor && card.visitId && (
              <Button look="link" onClick={() => review(card)}>
                {t('milestones.review')}
                <span class="heard-only">: {cardName(card)}</span>
              </Button>
            )}
          </li>
        ))}
      </ol>
      {reviewing && (
        <MilestoneReviewDialog
          card={reviewing}
          course={course}
          visits={timeline.visits}
          onClose={() => review(undefined)}
          onSaved={onReviewed}
        />
      )}
    </>
  );
}

const cardName = (card: MilestoneCard) =>
  card.sharedWith.reduce(
    (first, other) => t('progress.names', { first, second: t(`codes.milestone.${other}`) }),
    t(`codes.milestone.${card.milestone}`),
  );

function Card({
  card,
  course,
  timeline,
}: Omit<CardsProps, 'cards' | 'onReviewed'> & { card: MilestoneCard }) {
  const visit = timeline.visits.find((each) => each.id === card.visitId);
  const referenceId = timeline.references.find((each) => each.view === course.primaryView)?.photoId;
  const date = visit ? formatDay(visit.date, visit.datePrecision) : '';
  return (
    <>
      <h3>{cardName(card)}</h3>
      <p class="milestone-state">
        <MilestoneMark state={card.state} />
        {t(`codes.milestoneState.${card.state}`)}
      </p>
      {card.photoId && referenceId && referenceId !== card.photoId && (
        <a
          class="outcome-pair"
          href={`/patients/${timeline.patient.id}/compare?before=${referenceId}&after=${card.photoId}`}
          aria-label={`${t('progress.comparePair')}: ${date}`}
        >
          <Thumb photoId={referenceId} />
          <Thumb photoId={card.photoId} />
        </a>
      )}
      {card.change && card.change.verdict.code !== 'not_comparable' && (
        <p class="outcome-value">
          {formatValue(card.change.after, card.change.unit)}{' '}
          <span class="quiet">{formatChange(card.change.change, card.change.unit)}</span>
        </p>
      )}
      {card.change && <VerdictMark verdict={card.change.verdict} />}
      <OtherCauses causes={causesBeside(card.change)} />
      <ul class="outcome-facts">
        {cardFacts(card, date).map((fact) => (
          <li key={fact}>{fact}</li>
        ))}
      </ul>
    </>
  );
}

function cardFacts(card: MilestoneCard, visitDate: string): string[] {
  const { opensOn, closesOn, targetOn, lateByDays, missingViews, change } = card;
  const said = change?.verdict.reason?.code;
  return [
    ...(visitDate ? [t('progress.chosen', { date: visitDate })] : []),
    ...(lateByDays ? [lateWords(lateByDays, card.lateAccepted)] : []),
    ...(opensOn && closesOn ? [windowWords(opensOn, closesOn, card.projected)] : []),
    ...(targetOn ? [t('milestones.target', { date: formatDay(targetOn) })] : []),
    ...(missingViews.length > 0 && card.visitId
      ? [t('milestones.missing', { views: missingViews.map((view) => t(`codes.view.${view}`)).join(', ') })]
      : []),
    ...card.reasons.filter(({ code }) => code !== 'view_missing' && code !== said).map(reasonWords),
    ...(card.reviewedAt ? [t('milestones.reviewed', { date: formatDay(dayOf(card.reviewedAt)) })] : []),
  ];
}

const windowWords = (opensOn: string, closesOn: string, projected: boolean) =>
  formatDayRange(opensOn, closesOn) + (projected ? ` (${t('milestones.projected')})` : '');

const lateWords = (count: number, accepted: boolean) =>
  t('milestones.late', { count }) + (accepted ? `, ${t('milestones.lateAccepted')}` : '');
