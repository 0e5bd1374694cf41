import { useState } from 'preact/hooks';
import type { Timeline } from '../../server/contract/timeline.ts';
import { Button, LinkButton } from '../parts/button.tsx';
import { Empty, ProblemNotice } from '../parts/feedback.tsx';
import { Loaded } from '../parts/loaded.tsx';
import { PatientPage } from '../parts/patient-page.tsx';
import { loadReported, type Reported } from '../parts/report/reported.ts';
import { SentenceDialog } from '../parts/report/sentence-dialog.tsx';
import { Sheets } from '../parts/report/sheets.tsx';
import { usePrint } from '../parts/use-print.ts';
import { useResource } from '../parts/use-resource.ts';
import type { PageInput } from '../routes.tsx';
import { useHasRole } from '../session.tsx';
import { sentence, t } from '../words.ts';

export default function ReportPage({ params, query }: PageInput) {
  const patientId = params.id ?? '';
  return (
    <PatientPage patientId={patientId} tab="progress" title={t('report.title')} wide>
      {(timeline) => <CourseOf key={patientId} timeline={timeline} courseId={query.course} />}
    </PatientPage>
  );
}

function CourseOf({ timeline, courseId }: { timeline: Timeline; courseId: string | undefined }) {
  const course = timeline.courses.find(({ id }) => id === courseId) ?? timeline.courses.at(-1);
  const progressHref = `/patients/${timeline.patient.id}/progress${courseId ? `?course=${courseId}` : ''}`;
  const reported = useResource(course ? `report ${course.id}` : null, (signal) =>
    loadReported(timeline, course?.id ?? '', signal),
  );
  if (!course) return <Empty title={t('report.noCourse')} />;
  return (
    <Loaded resource={reported} busy={t('report.loading')}>
      {(value) =>
        value.pairs.length === 0 ? (
          <Empty title={t('report.nothing')} text={t('report.nothingText')}>
            <LinkButton href={progressHref}>{t('report.nothingAction')}</LinkButton>
          </Empty>
        ) : (
          <>
            <Tools reported={value} courseId={course.id} back={progressHref} onSaved={reported.reload} />
            <Sheets timeline={timeline} reported={value} />
          </>
        )
      }
    </Loaded>
  );
}

function Tools(props: { reported: Reported; courseId: string; back: string; onSaved: () => void }) {
  const { reported, courseId, back, onSaved } = props;
  const { progress, report } = reported;
  const isDoctor = useHasRole('doctor');
  const mayPrint = useHasRole('doctor', 'admin');
  const [writing, write] = useState(false);
  const { printing, problem, print } = usePrint(`/api/courses/${courseId}/report/prints`, '.sheets');
  const { code, values } = progress.finding;
  return (
    <div class="report-tools">
      <p class="page-lead measure">{t('report.lead')}</p>
      <div class="row">
        {mayPrint && (
          <Button look="main" busy={printing && t('report.preparing')} onClick={() => void print()}>
            {t('report.print')}
          </Button>
        )}
        {isDoctor && (
          <Button onClick={() => write(true)}>{t(report.sentence ? 'report.change' : 'report.write')}</Button>
        )}
        <LinkButton href={back}>{t('report.back')}</LinkButton>
      </div>
      <ProblemNotice problem={problem} />
      {writing && progress.course && (
        <SentenceDialog
          course={progress.course}
          proposed={report.sentence?.text ?? sentence('sentences', code, values)}
          onSaved={onSaved}
          onClose={() => write(false)}
        />
      )}
    </div>
  );
}
