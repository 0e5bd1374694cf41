import { useState } from 'preact/hooks';
import { useLocation } from 'preact-iso';
import { datePrecisions, sessionKinds, visitKinds } from '../../server/contract/codes.ts';
import type { Timeline } from '../../server/contract/timeline.ts';
import type { NewVisit, Visit } from '../../server/contract/visits.ts';
import { post } from '../api.ts';
import { todayIn } from '../dates.ts';
import { ChoiceField, options, SelectField } from '../parts/choices.tsx';
import { NoteField, TextField } from '../parts/field.tsx';
import { Form } from '../parts/form.tsx';
import { oneOf, text, textOrNull } from '../parts/form-entries.ts';
import { PatientPage } from '../parts/patient-page.tsx';
import { toast } from '../parts/toast.tsx';
import type { PageInput } from '../routes.tsx';
import { useSession, useTimeZone } from '../session.tsx';
import { t } from '../words.ts';

export default function VisitNewPage({ params, query }: PageInput) {
  return (
    <PatientPage patientId={params.id ?? ''} tab={null} title={t('visitForm.title')}>
      {(timeline) => (
        <>
          <h2 class="form-title">{t('visitForm.title')}</h2>
          <VisitForm timeline={timeline} kind={query.kind} courseId={query.course} />
        </>
      )}
    </PatientPage>
  );
}

function VisitForm(props: { timeline: Timeline; kind: string | undefined; courseId: string | undefined }) {
  const { patient, courses, visits } = props.timeline;
  const { route } = useLocation();
  const zone = useTimeZone(patient.branchId);
  const branches = useSession().who?.branches ?? [];
  const today = todayIn(zone);
  const [kind, setKind] = useState(
    visitKinds.find((each) => each === props.kind) ?? (visits.length === 0 ? 'consultation' : 'session'),
  );
  const [date, setDate] = useState(today);
  const isPlan = date > today;
  const active = courses.filter((course) => course.state === 'active');
  const chosenCourse = props.courseId ?? active.at(-1)?.id;

  const add = async (entries: FormData) => {
    const visit = await post<Visit>(
      `/api/patients/${patient.id}/visits`,
      readVisit(
        entries,
        courses.map(({ id }) => id),
        isPlan,
      ),
    );
    toast(isPlan ? t('visitForm.planned') : t('visitForm.added'));
    route(isPlan ? `/patients/${patient.id}` : `/visits/${visit.id}`);
  };

  return (
    <Form
      submit={isPlan ? t('visitForm.plan') : t('visitForm.addAndPhotos')}
      busy={t('visitForm.adding')}
      onCancel={() => route(`/patients/${patient.id}`)}
      onSubmit={add}
    >
      <ChoiceField
        name="kind"
        label={t('visitForm.kind')}
        hint={t(`visitForm.kindHint.${kind}`)}
        options={options(visitKinds, (each) => t(`codes.visitKind.${each}`))}
        value={kind}
        onChange={setKind}
      />
      <TextField
        name="date"
        label={t('visitForm.date')}
        hint={t('visitForm.dateHint', { zone: zone ?? t('common.unknown') })}
        type="date"
        value={today}
        max={kind === 'historical' ? today : '2100-12-31'}
        min="1950-01-01"
        onInput={setDate}
        short
      />
      {kind === 'historical' && (
        <ChoiceField
          name="datePrecision"
          label={t('visitForm.precision')}
          options={options(datePrecisions, (each) => t(`codes.datePrecision.${each}`))}
          value="day"
        />
      )}
      {kind === 'session' && (
        <ChoiceField
          name="sessionKind"
          label={t('visitForm.sessionKind')}
          options={options(sessionKinds, (each) => t(`codes.sessionKind.${each}`))}
          value="initial"
        />
      )}
      {courses.length > 0 && (
        <SelectField
          name="courseId"
          label={t('visitForm.course')}
          value={chosenCourse}
          options={[
            ...courses.map(({ id, number }) => ({ value: id, label: t('patient.course', { number }) })),
            { value: 'none', label: t('visitForm.noCourse') },
          ]}
        />
      )}
      {branches.length > 1 && (
        <SelectField
          name="branchId"
          label={t('visitForm.branch')}
          value={patient.branchId}
          options={branches.map((branch) => ({ value: branch.id, label: branch.name }))}
        />
      )}
      <TextField
        name="room"
        label={t('visitForm.room')}
        hint={t('visitForm.roomHint')}
        maxLength={500}
        optional
      />
      <NoteField name="note" label={t('visitForm.note')} maxLength={5000} optional />
    </Form>
  );
}

/** A visit on a day to come is planned; one of today or before has begun. */
function readVisit(entries: FormData, courseIds: string[], isPlan: boolean): NewVisit {
  const kind = oneOf(entries, 'kind', visitKinds);
  const branchId = text(entries, 'branchId');
  return {
    kind,
    date: text(entries, 'date'),
    status: isPlan ? 'planned' : 'done',
    courseId: courseIds.find((id) => id === text(entries, 'courseId')) ?? null,
    room: textOrNull(entries, 'room'),
    note: textOrNull(entries, 'note'),
    ...(branchId && { branchId }),
    ...(kind === 'historical' && { datePrecision: oneOf(entries, 'datePrecision', datePrecisions) }),
    ...(kind === 'session' && { session: { kind: oneOf(entries, 'sessionKind', sessionKinds) } }),
  };
}
