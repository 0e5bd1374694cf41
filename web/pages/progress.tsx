import { useMemo, useState } from 'preact/hooks';
import { useLocation } from 'preact-iso';
import { onlyDescribes } from '../../server/contract/metric-entries.ts';
import type { Progress } from '../../server/contract/progress.ts';
import type { Timeline } from '../../server/contract/timeline.ts';
import { get } from '../api.ts';
import { Button, LinkButton } from '../parts/button.tsx';
import { SelectField } from '../parts/choices.tsx';
import { Empty, ProblemNotice } from '../parts/feedback.tsx';
import { Loaded } from '../parts/loaded.tsx';
import { causesBeside, OtherCauses } from '../parts/other-causes.tsx';
import { Section } from '../parts/page.tsx';
import { PatientPage } from '../parts/patient-page.tsx';
import { anchorWords } from '../parts/progress/anchor-words.ts';
import { chartTime } from '../parts/progress/chart-axes.ts';
import { MetricFigure } from '../parts/progress/metric-figure.tsx';
import { ProgressCards } from '../parts/progress/progress-cards.tsx';
import { Unmeasured } from '../parts/progress/unmeasured.tsx';
import { usePrint } from '../parts/use-print.ts';
import { useResource } from '../parts/use-resource.ts';
import { DescribedList } from '../parts/values/described-list.tsx';
import { NewValueDialog } from '../parts/values/value-dialogs.tsx';
import type { PageInput } from '../routes.tsx';
import { useHasRole } from '../session.tsx';
import { sentence, t } from '../words.ts';

export default function ProgressPage({ params, query }: PageInput) {
  const patientId = params.id ?? '';
  return (
    <PatientPage patientId={patientId} tab="progress" title={t('progress.title')} wide>
      {(timeline) => <Outcome key={patientId} timeline={timeline} courseId={query.course} />}
    </PatientPage>
  );
}

/** What was measured over one course. */
function Outcome({ timeline, courseId }: { timeline: Timeline; courseId: string | undefined }) {
  const patientId = timeline.patient.id;
  const path = `/api/patients/${patientId}/progress`;
  const progress = useResource(
    `${path} ${courseId ?? ''}`,
    (signal) => get<Progress>(path, { signal, query: { course: courseId } }),
    { keep: true },
  );
  const mayExport = useHasRole('doctor', 'admin');
  const mayEnter = useHasRole('assistant', 'doctor');
  const [visit, ...others] = timeline.visits.filter(({ status }) => status !== 'cancelled');
  const [entering, enter] = useState(false);
  const { printing, problem, print } = usePrint(`${path}/prints`, '.progress');
  const csv = `${path}.csv${courseId ? `?course=${courseId}` : ''}`;
  return (
    <>
      <div class="progress-tools">
        <CoursePicker timeline={timeline} courseId={progress.value?.course?.id} />
        <div class="row">
          {progress.value?.course && (
            <LinkButton href={`/patients/${patientId}/report?course=${progress.value.course.id}`}>
              {t('progress.report')}
            </LinkButton>
          )}
          {mayEnter && visit && (
            <Button icon="plus" onClick={() => enter(true)}>
              {t('progress.enter')}
            </Button>
          )}
          {mayExport && (
            <Button busy={printing && t('progress.preparing')} onClick={() => void print()}>
              {t('progress.print')}
            </Button>
          )}
          {mayExport && (
            <a class="button" href={csv} download="progress.csv">
              {t('progress.csv')}
            </a>
          )}
        </div>
      </div>
      {problem !== undefined && <ProblemNotice problem={problem} />}
      <Loaded resource={progress} busy={t('progress.loading')}>
        {(value) => <Measured progress={value} timeline={timeline} onReviewed={progress.reload} />}
      </Loaded>
      {entering && visit && (
        <NewValueDialog
          visits={[visit, ...others]}
          pattern={timeline.patient.pattern}
          onClose={() => enter(false)}
          onSaved={progress.reload}
        />
      )}
    </>
  );
}

function CoursePicker({ timeline, courseId }: { timeline: Timeline; courseId: string | undefined }) {
  const { path, route } = useLocation();
  if (timeline.courses.length < 2) return <span />;
  return (
    <SelectField
      name="course"
      label={t('progress.course')}
      value={courseId}
      options={timeline.courses.map((course) => ({
        value: course.id,
        label: t('progress.courseOption', {
          number: course.number,
          sessions: t('common.sessions', { count: course.sessionsPlanned }),
        }),
      }))}
      onChange={(id) => route(`${path}?course=${id}`, true)}
    />
  );
}

function Measured(props: { progress: Progress; timeline: Timeline; onReviewed: () => void }) {
  const { progress, timeline } = props;
  const { course, finding } = progress;
  const time = useMemo(() => chartTime(progress), [progress]);
  const charted = progress.series.filter(({ metric, points }) => points.length > 0 && !onlyDescribes(metric));
  const primary = charted.find((series) => series.primary);
  const others = charted.filter((series) => series !== primary);
  const figure = (series: Progress['series'][number], large: boolean) =>
    time && (
      <MetricFigure
        key={`${series.metric} ${series.view} ${series.site} ${series.unit}`}
        series={series}
        time={time}
        patientId={timeline.patient.id}
        referencePhotoId={
          timeline.references.find((each) => each.view === (series.view ?? course?.primaryView))?.photoId ??
          null
        }
        large={large}
      />
    );
  return (
    <div class="progress">
      <section class="progress-finding">
        <h2 class="heard-only">{t('progress.findingTitle')}</h2>
        <p class="progress-sentence">{sentence('sentences', finding.code, finding.values)}</p>
        <OtherCauses causes={causesBeside(finding.change)} />
        <p class="quiet small">{anchorWords(progress)}</p>
      </section>
      {primary && figure(primary, true)}
      <Unmeasured photos={progress.unmeasured} />
      {course && progress.milestones.length > 0 && (
        <Section title={t('progress.milestones')}>
          <ProgressCards
            cards={progress.milestones}
            course={course}
            timeline={timeline}
            onReviewed={props.onReviewed}
          />
        </Section>
      )}
      {others.length > 0 && (
        <Section title={t('progress.others')}>
          <div class="metrics">{others.map((series) => figure(series, false))}</div>
        </Section>
      )}
      <DescribedList series={progress.series} timeline={timeline} />
      {progress.series.length === 0 && progress.unmeasured.length === 0 && (
        <Empty title={t('progress.empty')} text={t('progress.emptyText')}>
          <LinkButton href={`/patients/${timeline.patient.id}`}>{t('progress.emptyAction')}</LinkButton>
        </Empty>
      )}
      <p class="quiet small">{t('progress.season')}</p>
    </div>
  );
}
