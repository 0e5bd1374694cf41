import { useLocation } from 'preact-iso';
import type { Course } from '../../server/contract/courses.ts';
import { post } from '../api.ts';
import { CourseFields, readCourse } from '../parts/course-fields.tsx';
import { Form } from '../parts/form.tsx';
import { PatientPage } from '../parts/patient-page.tsx';
import { toast } from '../parts/toast.tsx';
import type { PageInput } from '../routes.tsx';
import { t } from '../words.ts';

export default function CourseNewPage({ params }: PageInput) {
  const { route } = useLocation();
  const patientId = params.id ?? '';
  const back = () => route(`/patients/${patientId}`);
  return (
    <PatientPage patientId={patientId} tab={null} title={t('course.newTitle')}>
      {() => (
        <>
          <h2 class="form-title">{t('course.newTitle')}</h2>
          <Form
            submit={t('course.add')}
            busy={t('course.adding')}
            onCancel={back}
            onSubmit={async (entries) => {
              await post<Course>(`/api/patients/${patientId}/courses`, readCourse(entries));
              toast(t('course.added'));
              back();
            }}
          >
            <CourseFields />
          </Form>
        </>
      )}
    </PatientPage>
  );
}
