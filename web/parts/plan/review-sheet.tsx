import type { Timeline } from '../../../server/contract/timeline.ts';
import { dayOf, formatDay, formatDayRange } from '../../dates.ts';
import { useSession } from '../../session.tsx';
import { t } from '../../words.ts';
import { DemonstrationMark } from '../demonstration-mark.tsx';
import { causesBeside, OtherCauses } from '../other-causes.tsx';
import { anchorWords } from '../progress/anchor-words.ts';
import { ReportPair } from '../report/report-pair.tsx';
import { treatmentDates, treatmentName } from '../treatments/treatment-words.ts';
import { formatBand, formatChange, formatValue, verdictWords } from '../value-words.ts';
import { VerdictMark } from '../verdict-mark.tsx';
import { decidedWords, decisionName } from './decision-words.ts';
import { ReadingPart } from './reading-part.tsx';
import { changesOf, type Reviewed } from './reviewed.ts';

interface SheetProps {
  timeline: Timeline;
  reviewed: Reviewed;
  zone: string | undefined;
}

/** One page of A4: what was measured, what else changed, what was given, what a doctor decides. */
export function ReviewSheet(props: SheetProps) {
  const { card, progress } = props.reviewed;
  if (!card) return null;
  return (
    <article class="sheet review-sheet on-paper" aria-label={t('plan.review.title')}>
      <SheetHead {...props} />
      <DemonstrationMark />
      <Measured {...props} />
      <section>
        <h3>{t('plan.review.elseTitle')}</h3>
        <OtherTreatments {...props} />
      </section>
      <Sessions {...props} />
      <ReadingPart {...props.reviewed} patientId={props.timeline.patient.id} />
      <Decided {...props} />
      <p class="report-notes quiet">{anchorWords(progress)}</p>
    </article>
  );
}

function SheetHead({ timeline: { patient }, reviewed }: SheetProps) {
  const { course } = reviewed.progress;
  const clinic = useSession().who?.clinic.name;
  const { card, plan } = reviewed;
  const facts = [
    patient.code,
    patient.yearOfBirth && t('plan.review.bornIn', { year: patient.yearOfBirth }),
    course &&
      t('plan.review.course', {
        number: course.number,
        sessions: t('common.sessions', { count: plan.given }),
      }),
  ];
  return (
    <header class="sheet-head">
      <div>
        <h2>
          {patient.name}
          {card && ` – ${t(`codes.milestone.${card.milestone}`)}`}
        </h2>
        <p>{facts.filter(Boolean).join(' · ')}</p>
      </div>
      <p class="sheet-clinic">
        <strong>{clinic}</strong>
        <span>{t('plan.review.printedOn', { date: formatDay(plan.today) })}</span>
        <span>{t('plan.review.title')}</span>
      </p>
    </header>
  );
}

function Measured({ timeline, reviewed }: SheetProps) {
  const { card, comparison, progress } = reviewed;
  if (!card) return null;
  const visit = timeline.visits.find(({ id }) => id === card.visitId);
  const view = progress.course?.primaryView;
  const code = card.change?.verdict.code ?? 'nothing';
  const facts = [
    ...(visit ? [t('plan.review.visit', { date: formatDay(visit.date) })] : []),
    ...(card.opensOn && card.closesOn && card.targetOn
      ? [
          t('plan.review.window', {
            days: formatDayRange(card.opensOn, card.closesOn),
            target: formatDay(card.targetOn),
          }),
        ]
      : []),
    ...(visit && card.lateByDays
      ? [t('plan.review.late', { count: card.lateByDays, date: formatDay(visit.date) })]
      : []),
    card.reviewedAt
      ? t('plan.review.reviewed', { date: formatDay(dayOf(card.reviewedAt)) })
      : t('plan.review.notReviewed'),
  ];
  return (
    <section>
      <h3>{t('plan.review.measured')}</h3>
      <p class="quiet small">{facts.join(' ')}</p>
      {card.change ? (
        <p class="finding-words">
          {t(`codes.metric.${card.change.metric}`)}: {formatValue(card.change.before, card.change.unit)} →{' '}
          {formatValue(card.change.after, card.change.unit)} (
          {formatChange(card.change.change, card.change.unit)}
          {card.change.band && `, ${formatBand(card.change.band.sdc, card.change.unit)}`}){' '}
          <VerdictMark verdict={card.change.verdict} />
        </p>
      ) : (
        <p>{t('plan.review.notYet', { state: t(`codes.milestoneState.${card.state}`) })}</p>
      )}
      <p class="review-answer">{t(`plan.review.answer.${code}`)}</p>
      {comparison && view && <ReportPair pair={{ milestone: card.milestone, view, comparison }} />}
      <ChangeTable reviewed={reviewed} />
    </section>
  );
}

const columns = ['metric', 'before', 'after', 'change', 'error', 'verdict'] as const;

function ChangeTable({ reviewed }: { reviewed: Reviewed }) {
  const changes = changesOf(reviewed);
  if (changes.length === 0) return null;
  return (
    <section
      class="table-scroll"
      aria-label={t('plan.review.table')}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: a table wider than the window is scrolled by the keyboard
      tabIndex={0}
    >
      <table class="table report-table">
        <caption class="heard-only">{t('plan.review.table')}</caption>
        <thead>
          <tr>
            {columns.map((column) => (
              <th key={column} scope="col">
                {t(`plan.review.columns.${column}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {changes.map((change) => (
            <tr key={`${change.metric} ${change.view} ${change.unit} ${change.site}`}>
              <th scope="row">
                {t(`codes.metric.${change.metric}`)}
                {change.view && `, ${t(`codes.view.${change.view}`)}`}
              </th>
              <td>{formatValue(change.before, change.unit)}</td>
              <td>{formatValue(change.after, change.unit)}</td>
              <td>{formatChange(change.change, change.unit)}</td>
              <td>{change.band ? formatBand(change.band.sdc, change.unit) : t('plan.review.noBand')}</td>
              <td>{verdictWords(change.verdict)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

/** What was begun, stopped or done between the reference and the visit; what else may have made a change goes first. */
function OtherTreatments({ timeline, reviewed }: SheetProps) {
  const { progress, card, plan } = reviewed;
  const causes = causesBeside(card?.change ?? null);
  const until = timeline.visits.find(({ id }) => id === card?.visitId)?.date ?? plan.today;
  const from = progress.referenceOn ?? '';
  const others = progress.treatments.filter(
    ({ startedOn, stoppedOn }) => startedOn <= until && (stoppedOn === null || stoppedOn >= from),
  );
  if (causes.length === 0 && others.length === 0) return <p>{t('plan.review.elseNone')}</p>;
  return (
    <>
      <OtherCauses causes={causes} />
      <p class="small">
        {others.map((each) => `${treatmentName(each)}, ${treatmentDates(each)}`).join(' · ')}
      </p>
    </>
  );
}

function Sessions({ reviewed: { progress, plan } }: SheetProps) {
  const lines = [
    ...progress.sessions
      .filter(({ status }) => status === 'done')
      .map(({ number, on, kind }) =>
        number === null
          ? t('plan.review.uncounted', {
              date: formatDay(on),
              kind: t(`codes.sessionKind.${kind}`).toLowerCase(),
            })
          : t('plan.review.sessionGiven', { number, date: formatDay(on) }),
      ),
    ...plan.planned.map(({ date, missed }) =>
      t(missed ? 'plan.review.sessionMissed' : 'plan.review.sessionPlanned', { date: formatDay(date) }),
    ),
  ];
  return (
    <section>
      <h3>{t('plan.review.sessionsTitle')}</h3>
      <p>
        {t('plan.review.sessionsLine', { given: plan.given, planned: plan.sessionsPlanned })}
        {lines.length > 0 && `: ${lines.join(' · ')}`}
      </p>
    </section>
  );
}

/** The newest decision of the milestone, or a line to sign on. */
function Decided({ reviewed: { plan, card }, zone }: SheetProps) {
  const own = plan.decisions.filter(({ milestone }) => milestone === card?.milestone).toReversed();
  return (
    <section class="review-decision">
      <h3>{t('plan.review.decisionTitle')}</h3>
      {own.length === 0 && (
        <>
          <p>{t('plan.review.decisionNone')}</p>
          <p class="review-signature quiet small">{t('plan.review.signature')}</p>
        </>
      )}
      {own.map((decision, index) => (
        <div key={decision.id} class={index === 0 ? undefined : 'quiet small'}>
          <p>
            <strong>{decisionName(decision)}</strong> – {decision.text}
          </p>
          <p class="quiet small">{decidedWords(decision, zone)}</p>
        </div>
      ))}
    </section>
  );
}
