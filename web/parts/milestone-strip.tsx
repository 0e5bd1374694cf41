import { useState } from 'preact/hooks';
import type { Course } from '../../server/contract/courses.ts';
import type { MilestoneCard } from '../../server/contract/progress.ts';
import type { TimelineVisit } from '../../server/contract/timeline.ts';
import { dayOf, formatDay, formatDayRange } from '../dates.ts';
import { useHasRole } from '../session.tsx';
import { reasonWords, t } from '../words.ts';
import { Button } from './button.tsx';
import { MilestoneMark } from './milestone-mark.tsx';
import { MilestoneReviewDialog } from './milestone-review-dialog.tsx';
import { Thumb } from './thumb.tsx';
import { verdictWords } from './value-words.ts';

interface StripProps {
  cards: MilestoneCard[];
  patientId: string;
  course: Course;
  visits: TimelineVisit[];
  onReviewed: () => void;
}

/** Baseline, after the third session, three months, six months: where each stands and what comes next. */
export function MilestoneStrip(props: StripProps) {
  const isDoctor = useHasRole('doctor');
  const [reviewed, review] = useState<MilestoneCard>();
  return (
    <>
      <ol class="milestones">
        {props.cards.map((card) => (
          <li key={card.milestone} class="milestone">
            <Card
              card={card}
              patientId={props.patientId}
              courseId={props.course.id}
              onReview={isDoctor && hasChoice(card, props.visits) ? () => review(card) : undefined}
            />
          </li>
        ))}
      </ol>
      {reviewed && (
        <MilestoneReviewDialog
          card={reviewed}
          course={props.course}
          visits={props.visits}
          onClose={() => review(undefined)}
          onSaved={props.onReviewed}
        />
      )}
    </>
  );
}

const hasChoice = (card: MilestoneCard, visits: TimelineVisit[]) =>
  card.state !== 'upcoming' &&
  card.state !== 'not_applicable' &&
  visits.some((visit) => visit.photos.length > 0);

function Card(props: {
  card: MilestoneCard;
  patientId: string;
  courseId: string;
  onReview: (() => void) | undefined;
}) {
  const { card } = props;
  return (
    <>
      <h3 class="milestone-name">{t(`codes.milestone.${card.milestone}`)}</h3>
      <p class="milestone-state">
        <MilestoneMark state={card.state} />
        {t(`codes.milestoneState.${card.state}`)}
      </p>
      {card.photoId && <Thumb photoId={card.photoId} large />}
      {cardFacts(card).map((fact) => (
        <p key={fact} class="milestone-fact">
          {fact}
        </p>
      ))}
      <div class="milestone-actions">
        <NextStep {...props} />
        {props.onReview && (
          <Button look="link" onClick={props.onReview}>
            {t('milestones.review')}
          </Button>
        )}
      </div>
    </>
  );
}

function NextStep(props: { card: MilestoneCard; patientId: string; courseId: string }) {
  const { state, visitId, triedVisitId, milestone } = props.card;
  if (state === 'complete' && milestone !== 'baseline') {
    return <a href={`/patients/${props.patientId}/compare`}>{t('milestones.compare')}</a>;
  }
  if (triedVisitId && state === 'retake') {
    return <a href={`/visits/${triedVisitId}`}>{t('milestones.retake')}</a>;
  }
  if (visitId && state === 'partial') {
    return <a href={`/visits/${visitId}`}>{t('milestones.takePhotos')}</a>;
  }
  if (state === 'due' || state === 'overdue') {
    const kind = milestone === 'baseline' ? 'consultation' : 'review';
    const href = `/patients/${props.patientId}/visits/new?kind=${kind}&course=${props.courseId}`;
    return <a href={href}>{t('milestones.planVisit')}</a>;
  }
  return null;
}

/** What there is to know beside the state, in the order it is asked. */
function cardFacts(card: MilestoneCard): string[] {
  const dates =
    card.state === 'complete' || card.state === 'not_applicable' || !card.opensOn || !card.closesOn
      ? []
      : [
          formatDayRange(card.opensOn, card.closesOn) +
            (card.projected ? ` (${t('milestones.projected')})` : ''),
        ];
  return [
    ...dates,
    ...(card.targetOn && dates.length > 0
      ? [t('milestones.target', { date: formatDay(card.targetOn) })]
      : []),
    ...(card.lateByDays ? [lateWords(card.lateByDays, card.lateAccepted)] : []),
    ...(card.missingViews.length > 0 && card.visitId
      ? [
          t('milestones.missing', {
            views: card.missingViews.map((view) => t(`codes.view.${view}`)).join(', '),
          }),
        ]
      : []),
    ...(card.sharedWith.length > 0
      ? [
          t('milestones.alsoCarries', {
            names: card.sharedWith.map((each) => t(`codes.milestone.${each}`)).join(', '),
          }),
        ]
      : []),
    ...card.reasons.filter((reason) => reason.code !== 'view_missing').map(reasonWords),
    ...(card.change?.verdict ? [verdictWords(card.change.verdict)] : []),
    ...(card.reviewedAt ? [t('milestones.reviewed', { date: formatDay(dayOf(card.reviewedAt)) })] : []),
  ];
}

const lateWords = (count: number, accepted: boolean) =>
  accepted
    ? `${t('milestones.late', { count })}, ${t('milestones.lateAccepted')}`
    : t('milestones.late', { count });
