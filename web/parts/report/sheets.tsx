import type { ComponentChildren } from 'preact';
import { useMemo } from 'preact/hooks';
import type { Timeline } from '../../../server/contract/timeline.ts';
import { formatDay, formatInstant, todayIn } from '../../dates.ts';
import { useSession, useTimeZone } from '../../session.tsx';
import { sentence, t } from '../../words.ts';
import { DemonstrationMark } from '../demonstration-mark.tsx';
import { causesBeside, OtherCauses } from '../other-causes.tsx';
import { anchorWords } from '../progress/anchor-words.ts';
import { chartTime } from '../progress/chart-axes.ts';
import { MetricChart } from '../progress/metric-chart.tsx';
import { ChangeRows } from './change-rows.tsx';
import { ReportPair } from './report-pair.tsx';
import type { Reported } from './reported.ts';

interface SheetsProps {
  timeline: Timeline;
  reported: Reported;
}

/** Two pages of A4, on the screen as they come out of the printer. */
export function Sheets({ timeline, reported }: SheetsProps) {
  const { progress, pairs, others } = reported;
  const last = pairs.at(-1);
  return (
    <div class="sheets">
      <Sheet timeline={timeline} reported={reported} number={1}>
        <Sentence reported={reported} />
        {last && <ReportPair pair={last} large />}
        {pairs.length > 1 && (
          <section>
            <h3>{t('report.earlier')}</h3>
            <div class="report-small">
              {pairs.slice(0, -1).map((pair) => (
                <ReportPair key={pair.milestone} pair={pair} />
              ))}
            </div>
          </section>
        )}
      </Sheet>
      <Sheet timeline={timeline} reported={reported} number={2}>
        <Chart {...{ timeline, reported }} />
        <section>
          <h3>{t('report.tableTitle')}</h3>
          <ChangeRows pairs={[...pairs, ...others]} />
        </section>
        {others.length > 0 && (
          <section>
            <h3>{t('report.otherViews')}</h3>
            <div class="report-small">
              {others.map((pair) => (
                <ReportPair key={pair.view} pair={pair} />
              ))}
            </div>
          </section>
        )}
        <section class="report-notes">
          <h3>{t('report.pixels')}</h3>
          <p>{t('report.pixelsText')}</p>
          <p>
            {anchorWords(progress)} {t('report.limits')} {t('progress.season')}
          </p>
        </section>
      </Sheet>
    </div>
  );
}

function Sheet(props: SheetsProps & { number: 1 | 2; children: ComponentChildren }) {
  const { patient } = props.timeline;
  const { course, sessions } = props.reported.progress;
  const clinic = useSession().who?.clinic.name;
  const zone = useTimeZone(patient.branchId);
  const given = sessions.filter(({ status, number }) => status === 'done' && number !== null).length;
  return (
    <article class="sheet on-paper" aria-label={t('report.page', { number: props.number })}>
      <header class="sheet-head">
        <div>
          <h2>{patient.name}</h2>
          <p>
            {[
              patient.code,
              patient.yearOfBirth && t('report.bornIn', { year: patient.yearOfBirth }),
              course &&
                t('report.course', {
                  number: course.number,
                  sessions: t('common.sessions', { count: given }),
                }),
            ]
              .filter(Boolean)
              .join(' · ')}
          </p>
        </div>
        <p class="sheet-clinic">
          <strong>{clinic}</strong>
          <span>{t('report.printedOn', { date: formatDay(todayIn(zone)) })}</span>
          <span>{t('report.page', { number: props.number })}</span>
        </p>
      </header>
      <DemonstrationMark />
      {props.children}
    </article>
  );
}

/** The doctor's; without one what was measured, as Progress says it. */
function Sentence({ reported: { report, progress } }: { reported: Reported }) {
  const { finding } = progress;
  if (report.sentence === null) {
    return (
      <section class="report-sentence">
        <p class="finding-words">{sentence('sentences', finding.code, finding.values)}</p>
        <OtherCauses causes={causesBeside(finding.change)} />
        <p class="quiet small report-unwritten">{t('report.noSentence')}</p>
      </section>
    );
  }
  const { text, writtenBy, writtenAt } = report.sentence;
  return (
    <section class="report-sentence">
      <p class="finding-words">{text}</p>
      <OtherCauses causes={causesBeside(finding.change)} />
      <p class="quiet small">{t('report.by', { name: writtenBy, date: formatInstant(writtenAt) })}</p>
    </section>
  );
}

/** The primary measure's chart, without pictures: not every visit in it is reviewed. */
function Chart({ timeline, reported: { progress } }: SheetsProps) {
  const time = useMemo(() => chartTime(progress), [progress]);
  const series = useMemo(() => {
    const primary = progress.series.find((each) => each.primary && each.points.length > 0);
    return primary && { ...primary, points: primary.points.map((point) => ({ ...point, photoId: null })) };
  }, [progress]);
  if (!time || !series) return null;
  return (
    <section>
      <h3>{t('report.chartTitle')}</h3>
      <MetricChart
        series={series}
        time={time}
        patientId={timeline.patient.id}
        referencePhotoId={null}
        large
      />
    </section>
  );
}
