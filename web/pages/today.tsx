import type { Today, TodayMilestone } from '../../server/contract/timeline.ts';
import { get } from '../api.ts';
import { useChosenBranch } from '../chosen-branch.ts';
import { formatDay, formatLongDay, formatRelativeDay } from '../dates.ts';
import { Button, LinkButton } from '../parts/button.tsx';
import { SelectField } from '../parts/choices.tsx';
import { Empty } from '../parts/feedback.tsx';
import { Loaded } from '../parts/loaded.tsx';
import { MeasuredAgain } from '../parts/measured-again.tsx';
import { Page } from '../parts/page.tsx';
import type { OpenPlan } from '../parts/plan/planned-visit-dialog.tsx';
import { AdverseRow } from '../parts/today/adverse-row.tsx';
import { MilestoneRow } from '../parts/today/milestone-row.tsx';
import { WorkRow, WorkSection } from '../parts/today/work-section.tsx';
import { useLateDialog } from '../parts/use-late-dialog.tsx';
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
        {(value) => (isQuiet(value) ? <QuietDay /> : <WorkList today={value} onChanged={today.reload} />)}
      </Loaded>
      <MeasuredAgain />
    </Page>
  );
}

const isQuiet = (today: Today) =>
  [
    today.adverseEvents,
    today.expected,
    today.missedVisits,
    today.milestones,
    today.missed,
    today.reviews,
    today.unsigned,
    today.pictures,
  ].every(({ length }) => length === 0);

const QuietDay = () => (
  <Empty title={t('today.firstTitle')} text={t('today.firstText')}>
    <LinkButton href="/patients" look="main">
      {t('today.openPatients')}
    </LinkButton>
  </Empty>
);

function WorkList({ today, onChanged }: { today: Today; onChanged: () => void }) {
  const isDoctor = useHasRole('doctor');
  const planned = useLateDialog(plannedVisitDialog, ['planned-visit']);
  const lost = useLateDialog(closePatientDialog, ['patients']);
  const settle = (row: OpenPlan & { patient: { name: string } }, what: 'settle' | 'move') => (
    <Button
      look="plain"
      label={t(`today.${what}Of`, { name: row.patient.name, date: formatDay(row.date) })}
      onClick={() => planned.open({ plan: row, today: today.on, onSaved: onChanged })}
    >
      {t(`today.${what}`)}
    </Button>
  );
  const milestoneRows = (rows: readonly TodayMilestone[]) =>
    rows.map((row) => (
      <MilestoneRow
        key={`${row.courseId} ${row.milestone}`}
        row={row}
        today={today.on}
        onLost={() => lost.open({ patientId: row.patient.id, onChanged })}
      />
    ));
  return (
    <>
      <WorkSection
        title={t('today.adverse')}
        rows={today.adverseEvents.map((row) => <AdverseRow key={row.eventId} row={row} />)}
      />
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
            beside={row.status === 'planned' && settle({ ...row, date: today.on }, 'move')}
          />
        ))}
      />
      <WorkSection
        title={t('today.missedVisits')}
        rows={today.missedVisits.map((row) => (
          <WorkRow
            key={row.visitId}
            href={`/visits/${row.visitId}`}
            patient={row.patient}
            detail={t('today.missedVisit', {
              kind: t(`codes.visitKind.${row.kind}`),
              date: formatDay(row.date),
              relative: formatRelativeDay(row.date, today.on),
            })}
            action={t('today.openVisit')}
            beside={settle(row, 'settle')}
          />
        ))}
      />
      <WorkSection
        title={t('today.milestones')}
        empty={t('today.milestonesEmpty')}
        rows={milestoneRows(today.milestones)}
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
      {isDoctor && (
        <WorkSection
          title={t('today.unsigned')}
          rows={today.unsigned.map((row) => (
            <WorkRow
              key={row.visitId}
              href={`/visits/${row.visitId}/record`}
              patient={row.patient}
              detail={unsignedWords(row, today.on)}
              action={t('today.sign')}
            />
          ))}
        />
      )}
      <WorkSection title={t('today.missed')} rows={milestoneRows(today.missed)} />
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
      {planned.dialog}
      {lost.dialog}
    </>
  );
}

const unsignedWords = ({ date, writtenBy }: Today['unsigned'][number], on: string): string =>
  t(writtenBy === null ? 'today.unsignedSession' : 'today.unsignedBy', {
    date: formatDay(date),
    relative: formatRelativeDay(date, on),
    who: writtenBy ?? '',
  });

const pictureProblem = (code: string): string =>
  findWords(`today.problem.${code}`) ?? t('today.problemOther');

const plannedVisitDialog = () =>
  import('../parts/plan/planned-visit-dialog.tsx').then((code) => code.PlannedVisitDialog);
const closePatientDialog = () =>
  import('../parts/close-patient-dialog.tsx').then((code) => code.ClosePatientDialog);
