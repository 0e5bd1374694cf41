import { anchors, metrics, views } from '../../server/contract/codes.ts';
import type { Course, NewCourse } from '../../server/contract/courses.ts';
import { t } from '../words.ts';
import { options, SelectField } from './choices.tsx';
import { TextField } from './field.tsx';
import { numberOrNull, text } from './form-entries.ts';

/** The plan of a course, for adding and for changing one. */
export function CourseFields({ course }: { course?: Course }) {
  return (
    <>
      <TextField
        name="sessionsPlanned"
        label={t('course.sessionsPlanned')}
        type="number"
        inputMode="numeric"
        min={1}
        max={24}
        value={course?.sessionsPlanned ?? 3}
        short
      />
      <TextField
        name="intervalDays"
        label={t('course.intervalDays')}
        hint={t('course.intervalHint')}
        type="number"
        inputMode="numeric"
        min={7}
        max={180}
        value={course?.intervalDays ?? 30}
        short
      />
      <SelectField
        name="anchor"
        label={t('course.anchor')}
        hint={t('course.anchorHint')}
        value={course?.anchor ?? 'clinic'}
        options={[
          { value: 'clinic', label: t('course.anchorClinic') },
          ...options(anchors, (each) => t(`codes.anchor.${each}`)),
        ]}
      />
      <fieldset class="form-part">
        <legend>{t('course.primaryPart')}</legend>
        <p class="field-hint">{t('course.primaryHint')}</p>
        <div class="form-pair">
          <SelectField
            name="primaryMetric"
            label={t('course.primaryMetric')}
            value={course?.primaryMetric ?? 'coverage'}
            options={options(metrics, (each) => t(`codes.metric.${each}`))}
          />
          <SelectField
            name="primaryView"
            label={t('course.primaryView')}
            value={course?.primaryView ?? 'protocol'}
            options={[
              ...(course ? [] : [{ value: 'protocol', label: t('course.primaryByPattern') }]),
              ...options(views, (each) => t(`codes.view.${each}`)),
            ]}
          />
        </div>
      </fieldset>
    </>
  );
}

/** The entries as the wire wants them; what is left open follows the clinic and the protocol. */
export function readCourse(entries: FormData): NewCourse {
  const primaryView = views.find((view) => view === text(entries, 'primaryView'));
  const primaryMetric = metrics.find((metric) => metric === text(entries, 'primaryMetric'));
  return {
    sessionsPlanned: numberOrNull(entries, 'sessionsPlanned') ?? 1,
    intervalDays: numberOrNull(entries, 'intervalDays') ?? 30,
    anchor: anchors.find((anchor) => anchor === text(entries, 'anchor')) ?? null,
    ...(primaryMetric && { primaryMetric }),
    ...(primaryView && { primaryView }),
  };
}
