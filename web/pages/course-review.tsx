import { useState } from 'preact/hooks';
import type { Course } from '../../server/contract/courses.ts';
import type { Timeline } from '../../server/contract/timeline.ts';
import { get, post } from '../api.ts';
import { Button, LinkButton } from '../parts/button.tsx';
import { Empty, ProblemNotice } from '../parts/feedback.tsx';
import { Loaded } from '../parts/loaded.tsx';
import { PatientPage } from '../parts/patient-page.tsx';
import { DecisionDialog } from '../parts/plan/decision-dialog.tsx';
import { ReviewSheet } from '../parts/plan/review-sheet.tsx';
import { loadReviewed, type Reviewed } from '../parts/plan/reviewed.ts';
import { useResource } from '../parts/use-resource.ts';
import type { PageInput } from '../routes.tsx';
import { useHasRole, useTimeZone } from '../session.tsx';
import { t } from '../words.ts';

/** One milestone on one page: what was measured, and what a doctor decides about it. */
export default function CourseReviewPage({ params }: PageInput) {
  const courseId = params.id ?? '';
  const path = `/api/courses/${courseId}`;
  const course = useResource(path, (signal) => get<Course>(path, { signal }));
  if (!course.value) {
    return (
      <div class="page">
        <Loaded resource={course} busy={t('plan.review.loading')}>
          {() => null}
        </Loaded>
      </div>
    );
  }
  return (
    <PatientPage patientId={course.value.patientId} tab={null} title={t('plan.review.title')} wide>
      {(timeline) => (
        <MilestoneOf
          key={`${courseId} ${params.milestone}`}
          timeline={timeline}
          courseId={courseId}
          milestone={params.milestone ?? ''}
        />
      )}
    </PatientPage>
  );
}

function MilestoneOf(props: { timeline: Timeline; courseId: string; milestone: string }) {
  const { timeline, courseId, milestone } = props;
  const mayAssess = useHasRole('doctor', 'admin');
  const zone = useTimeZone(timeline.patient.branchId);
  const reviewed = useResource(
    `review ${courseId} ${milestone}`,
    (signal) => loadReviewed(timeline, courseId, milestone, mayAssess, signal),
    { keep: true },
  );
  return (
    <Loaded resource={reviewed} busy={t('plan.review.loading')}>
      {(value) =>
        value.card === undefined || value.card.milestone === 'baseline' ? (
          <Empty title={t('plan.review.noSuch')} text={t('plan.review.noSuchText')}>
            <LinkButton href={`/courses/${courseId}`}>{t('plan.review.back')}</LinkButton>
          </Empty>
        ) : (
          <>
            <Tools reviewed={value} courseId={courseId} onDecided={reviewed.reload} />
            <section
              class="sheets"
              aria-label={t('plan.review.title')}
              // biome-ignore lint/a11y/noNoninteractiveTabindex: a sheet wider than the window is scrolled by the keyboard
              tabIndex={0}
            >
              <ReviewSheet timeline={timeline} reviewed={value} zone={zone} />
            </section>
          </>
        )
      }
    </Loaded>
  );
}

function Tools(props: { reviewed: Reviewed; courseId: string; onDecided: () => void }) {
  const { reviewed, courseId, onDecided } = props;
  const { card, plan, progress } = reviewed;
  const isDoctor = useHasRole('doctor');
  const mayPrint = useHasRole('doctor', 'admin');
  const [deciding, decide] = useState(false);
  const [printing, setPrinting] = useState(false);
  const [problem, setProblem] = useState<unknown>();
  if (!card) return null;
  const isDecided = plan.decisions.some(({ milestone }) => milestone === card.milestone);
  const print = async () => {
    setPrinting(true);
    setProblem(undefined);
    try {
      const pictures = document.querySelectorAll<HTMLImageElement>('.sheets img');
      await Promise.all(Array.from(pictures, (picture) => picture.decode()));
      // Nothing leaves before it stands in the trail.
      await post(`/api/courses/${courseId}/decisions/${card.milestone}/prints`);
      window.print();
    } catch (thrown) {
      setProblem(thrown);
    } finally {
      setPrinting(false);
    }
  };
  return (
    <div class="report-tools">
      <p class="page-lead measure">{t('plan.review.lead')}</p>
      <div class="row">
        {isDoctor && (
          <Button look="main" onClick={() => decide(true)}>
            {t(isDecided ? 'plan.review.decideAgain' : 'plan.review.decide')}
          </Button>
        )}
        {mayPrint && (
          <Button busy={printing && t('plan.review.preparing')} onClick={() => void print()}>
            {t('plan.review.print')}
          </Button>
        )}
        <LinkButton href={`/courses/${courseId}`}>{t('plan.review.back')}</LinkButton>
      </div>
      <ProblemNotice problem={problem} />
      {deciding && (
        <DecisionDialog
          plan={plan}
          milestone={card.milestone}
          active={progress.course?.state === 'active'}
          onSaved={onDecided}
          onClose={() => decide(false)}
        />
      )}
    </div>
  );
}
