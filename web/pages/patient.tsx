import type { Course } from '../../server/contract/courses.ts';
import type { Timeline } from '../../server/contract/timeline.ts';
import { LinkButton } from '../parts/button.tsx';
import { MilestoneStrip } from '../parts/milestone-strip.tsx';
import { PatientPage } from '../parts/patient-page.tsx';
import { TimelineSection } from '../parts/timeline-section.tsx';
import { TreatmentsSection } from '../parts/treatments/treatments-section.tsx';
import type { Resource } from '../parts/use-resource.ts';
import type { PageInput } from '../routes.tsx';
import { t } from '../words.ts';

export default function PatientTimelinePage({ params, query }: PageInput) {
  const base = `/patients/${params.id}`;
  return (
    <PatientPage
      patientId={params.id ?? ''}
      tab="timeline"
      title={t('patient.tabs.timeline')}
      actions={
        <LinkButton href={`${base}/visits/new`} look="main" icon="plus">
          {t('patient.newVisit')}
        </LinkButton>
      }
    >
      {(timeline, resource) => (
        <>
          <CourseSection timeline={timeline} resource={resource} />
          <TimelineSection timeline={timeline} eventId={query.event} onChanged={resource.reload} />
          <TreatmentsSection patient={timeline.patient} />
        </>
      )}
    </PatientPage>
  );
}

/** The course that runs now with its milestones; the earlier ones in a line each. */
function CourseSection({ timeline, resource }: { timeline: Timeline; resource: Resource<Timeline> }) {
  const { patient, courses, visits } = timeline;
  const newCourse = (
    <LinkButton href={`/patients/${patient.id}/courses/new`} icon="plus">
      {t('patient.newCourse')}
    </LinkButton>
  );
  const [current, ...earlier] = [...courses].sort((a, b) => b.number - a.number);
  if (!current) {
    return (
      <div class="stack">
        <p class="quiet">{t('patient.noCourseText')}</p>
        <div>{newCourse}</div>
      </div>
    );
  }
  return (
    <section aria-label={t('patient.milestonesLabel', { number: current.number })}>
      <div class="course-head">
        <CourseLine course={current} />
        <div class="row">
          <LinkButton href={`/courses/${current.id}`}>{t('patient.openCourse')}</LinkButton>
          {current.state !== 'active' && newCourse}
        </div>
      </div>
      <MilestoneStrip
        cards={timeline.milestones}
        patientId={patient.id}
        course={current}
        visits={visits}
        onReviewed={resource.reload}
      />
      {earlier.map((course) => (
        <CourseLine key={course.id} course={course} />
      ))}
    </section>
  );
}

function CourseLine({ course }: { course: Course }) {
  const facts = [
    t('patient.coursePlan', { count: course.sessionsPlanned }),
    t('patient.courseEvery', { days: course.intervalDays }),
    t('patient.courseAnchor', { anchor: t(`codes.anchor.${course.anchorInForce}`) }),
    ...(course.state === 'active' ? [] : [t(`codes.courseState.${course.state}`)]),
  ];
  return (
    <div class="course-line">
      <h2>
        <a href={`/courses/${course.id}`}>{t('patient.course', { number: course.number })}</a>
      </h2>
      <p class="quiet small">{facts.join(' · ')}</p>
    </div>
  );
}
