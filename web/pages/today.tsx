import type { ComponentChildren } from 'preact';
import type { Today, TodayMilestone } from '../../server/contract/timeline.ts';
import { get } from '../api.ts';
import { useChosenBranch } from '../chosen-branch.ts';
import { formatDay, formatLongDay, formatRelativeDay } from '../dates.ts';
import { LinkButton } from '../parts/button.tsx';
import { SelectField } from '../parts/choices.tsx';
import { Empty } from '../parts/feedback.tsx';
import { Loaded } from '../parts/loaded.tsx';
import { MeasuredAgain } from '../parts/measured-again.tsx';
import { MilestoneMark } from '../parts/milestone-mark.tsx';
import { Page, Section } from '../parts/page.tsx';
import { useResource } from '../parts/use-resource.ts';
import { useHasRole } from '../session.tsx';
import { findWords, t } from '../words.ts';

export default function TodayPage() {
  const { branches, branchId, choose } = useChosenBranch();
  const today = useResource(`/api/today ${branchId}`, (signal) =>
    get<Today>('/api/today', { signal, query: { branch: branchId } }),
  );
  return (
    <Page
      title={t('today.title')}
      lead={today.value && formatLongDay(today.value.on)}
      actions={
        <LinkButton href="/patients/new" icon="plus">
          {t('today.newPatient')}
        </LinkButton>
      }
    >
      {branches.length > 1 && (
        <div class="today-branch">
          <SelectField
            name="branch"
            label={t('today.branch')}
            options={branches.map(({ id, name }) => ({ value: id, label: name }))}
            value={branchId}
            onChange={choose}
          />
        </div>
      )}
      <Loaded resource={today} busy={t('today.loading')}>
        {(value) => (isQuiet(value) ? <QuietDay /> : <WorkList today={value} />)}
      </Loaded>
      <MeasuredAgain />
    </Page>
  );
}

const isQuiet = (today: Today) =>
  today.expected.length + today.milestones.length + today.reviews.length + today.pictures.length === 0;

const QuietDay = () => (
  <Empty title={t('today.firstTitle')} text={t('today.firstText')}>
    <LinkButton href="/patients" look="main">
      {t('today.openPatients')}
    </LinkButton>
  </Empty>
);

function WorkList({ today }: { today: Today }) {
  const isDoctor = useHasRole('doctor');
  return (
    <>
      <WorkSection
        title={t('today.expected')}
        empty={t('today.expectedEmpty')}
        rows={today.expected.map((row) => (
          <WorkRow
            key={row.visitId}
            href={`/visits/${row.visitId}`}
            patient={row.patient}
            detail={`${t(`codes.visitKind.${row.kind}`)} · ${t('today.expectedPhotos', { count: row.photos })}`}
            action={row.photos === 0 ? t('today.takePhotos') : t('today.openVisit')}
          />
        ))}
      />
      <WorkSection
        title={t('today.milestones')}
        empty={t('today.milestonesEmpty')}
        rows={today.milestones.map((row) => (
          <WorkRow
            key={`${row.courseId} ${row.milestone}`}
            href={
              row.triedVisitId
                ? `/visits/${row.triedVisitId}`
                : `/patients/${row.patient.id}/visits/new?kind=review&course=${row.courseId}`
            }
            patient={row.patient}
            mark={<MilestoneMark state={row.state} />}
            detail={`${t(`codes.milestone.${row.milestone}`)} · ${milestoneWhen(row, today.on)}`}
            action={t(row.triedVisitId ? 'today.retake' : 'today.planVisit')}
          />
        ))}
      />
      {isDoctor && (
        <WorkSection
          title={t('today.reviews')}
          empty={t('today.reviewsEmpty')}
          rows={today.reviews.map((row) => (
            <WorkRow
              key={`${row.courseId} ${row.milestone}`}
              href={`/patients/${row.patient.id}/progress?course=${row.courseId}`}
              patient={row.patient}
              detail={`${t(`codes.milestone.${row.milestone}`)} · ${t('today.reviewTarget', { date: formatDay(row.targetOn) })}`}
              action={t('today.review')}
            />
          ))}
        />
      )}
      <WorkSection
        title={t('today.pictures')}
        empty={t('today.picturesEmpty')}
        rows={today.pictures.map((row) => (
          <WorkRow
            key={row.photoId}
            href={`/visits/${row.visitId}`}
            patient={row.patient}
            detail={`${t(`codes.view.${row.view}`)} · ${pictureProblem(row.problem)}`}
            action={t('today.look')}
          />
        ))}
      />
    </>
  );
}

/** `due until 3 Mar 2026`, or how long ago the window closed; the state is said too where it is another one. */
function milestoneWhen(row: TodayMilestone, today: string): string {
  if (row.state === 'overdue' || row.closesOn < today) {
    return t('today.overdueSince', { relative: formatRelativeDay(row.closesOn, today) });
  }
  const until = t('today.dueUntil', { date: formatDay(row.closesOn) });
  return row.state === 'due' ? until : `${t(`codes.milestoneState.${row.state}`)}, ${until}`;
}

const pictureProblem = (code: string): string =>
  findWords(`today.problem.${code}`) ?? t('today.problemOther');

function WorkSection(props: { title: string; empty: string; rows: ComponentChildren[] }) {
  const { rows } = props;
  return (
    <Section title={props.title} {...(rows.length > 0 ? { count: String(rows.length) } : {})}>
      {rows.length === 0 ? <p class="section-empty">{props.empty}</p> : <ul class="rows">{rows}</ul>}
    </Section>
  );
}

function WorkRow(props: {
  href: string;
  patient: { name: string; code: string };
  mark?: ComponentChildren;
  detail: string;
  action: string;
}) {
  return (
    <li>
      <a class="rows-link" href={props.href}>
        <span class="rows-mark">{props.mark}</span>
        <span class="rows-main">
          <span>
            <span class="rows-name">{props.patient.name}</span>{' '}
            <span class="code quiet">{props.patient.code}</span>
          </span>
          <span class="rows-detail">{props.detail}</span>
        </span>
        <span class="rows-action">{props.action}</span>
      </a>
    </li>
  );
}
