import { useState } from 'preact/hooks';
import { useLocation } from 'preact-iso';
import { type CourseState, courseStates } from '../../server/contract/codes.ts';
import type { CoursePlan } from '../../server/contract/course-plan.ts';
import type { Course, CourseChange } from '../../server/contract/courses.ts';
import type { Timeline } from '../../server/contract/timeline.ts';
import { get } from '../api.ts';
import { todayIn } from '../dates.ts';
import { ChoiceField, options } from '../parts/choices.tsx';
import { CourseFields, readCourse } from '../parts/course-fields.tsx';
import { EditForm } from '../parts/edit-form.tsx';
import { TextField } from '../parts/field.tsx';
import { oneOf, text, textOrNull } from '../parts/form-entries.ts';
import { Loaded } from '../parts/loaded.tsx';
import { Section } from '../parts/page.tsx';
import { PatientPage } from '../parts/patient-page.tsx';
import { DecisionsSection, PlanChanges } from '../parts/plan/decision-list.tsx';
import { PlanSection } from '../parts/plan/plan-section.tsx';
import { toast } from '../parts/toast.tsx';
import { useResource } from '../parts/use-resource.ts';
import type { PageInput } from '../routes.tsx';
import { useTimeZone } from '../session.tsx';
import { t } from '../words.ts';

export default function CoursePage({ params }: PageInput) {
  const { route } = useLocation();
  const path = `/api/courses/${params.id}`;
  const resource = useResource(path, (signal) => get<Course>(path, { signal }));
  if (!resource.value) {
    return (
      <div class="page">
        <Loaded resource={resource} busy={t('course.loading')}>
          {() => null}
        </Loaded>
      </div>
    );
  }
  const course = resource.value;
  const title = t('course.editTitle', { number: course.number });
  const back = () => route(`/patients/${course.patientId}`);
  return (
    <PatientPage patientId={course.patientId} tab={null} title={title}>
      {(timeline, { reload }) => (
        <>
          <h2 class="form-title">{title}</h2>
          <Planned course={course} timeline={timeline} onChanged={reload} />
          <Section title={t('plan.editTitle')}>
            <div class="plan-form">
              <EditForm<Course, CourseChange>
                key={course.version}
                path={path}
                thing={course}
                read={readChange}
                onCancel={back}
                onSaved={(saved, how) => {
                  if (how === 'taken') return resource.set(saved);
                  toast(t('course.saved'));
                  back();
                }}
              >
                {(shown) => (
                  <>
                    <CourseFields course={shown} />
                    <TextField
                      name="planReason"
                      label={t('plan.reasonForPlan')}
                      hint={t('plan.reasonForPlanHint')}
                      maxLength={500}
                      optional
                    />
                    <StateFields course={shown} />
                  </>
                )}
              </EditForm>
            </div>
          </Section>
        </>
      )}
    </PatientPage>
  );
}

/** Sessions, decisions and earlier plans of the course. */
function Planned(props: { course: Course; timeline: Timeline; onChanged: () => void }) {
  const { course, timeline, onChanged } = props;
  const zone = useTimeZone(timeline.patient.branchId);
  const path = `/api/courses/${course.id}/plan`;
  const plan = useResource(path, (signal) => get<CoursePlan>(path, { signal }));
  return (
    <Loaded resource={plan} busy={t('plan.loading')}>
      {(value) => (
        <>
          <PlanSection
            plan={value}
            ended={course.state !== 'active'}
            onPlanned={(next) => {
              plan.set(next);
              onChanged();
            }}
            onChanged={() => {
              plan.reload();
              onChanged();
            }}
          />
          <DecisionsSection plan={value} milestones={reviewable} zone={zone} />
          <PlanChanges plan={value} />
        </>
      )}
    </Loaded>
  );
}

/** What the review sheet is made for: after the third session, and at the definitive result. */
const reviewable = [{ milestone: 'after_third' }, { milestone: 'six_months' }] as const;

/** A course that is stopped says when and why. */
function StateFields({ course }: { course: Course }) {
  const [state, setState] = useState<CourseState>(course.state);
  const today = todayIn(useTimeZone());
  return (
    <fieldset class="form-part">
      <legend>{t('course.statePart')}</legend>
      <ChoiceField
        name="state"
        label={t('course.state')}
        options={options(courseStates, (each) => t(`codes.courseState.${each}`))}
        value={state}
        onChange={setState}
      />
      {state === 'stopped' && (
        <>
          <TextField
            name="stoppedOn"
            label={t('course.stoppedOn')}
            type="date"
            value={course.stoppedOn ?? today}
            max={today}
            short
          />
          <TextField
            name="stoppedReason"
            label={t('course.stoppedReason')}
            hint={t('course.stoppedHint')}
            value={course.stoppedReason}
            maxLength={500}
          />
        </>
      )}
    </fieldset>
  );
}

function readChange(entries: FormData): CourseChange {
  const state = oneOf(entries, 'state', courseStates);
  const stopped = state === 'stopped';
  const planReason = textOrNull(entries, 'planReason');
  return {
    ...readCourse(entries),
    ...(planReason === null ? {} : { planReason }),
    state,
    stoppedOn: stopped ? text(entries, 'stoppedOn') : null,
    stoppedReason: stopped ? textOrNull(entries, 'stoppedReason') : null,
  };
}
