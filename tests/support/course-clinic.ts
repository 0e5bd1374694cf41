import { type DrawnUpload, measured, measuredPatient } from './measured-clinic.ts';
import { startClinic, type TestClinic } from './server.ts';
import type { Visitor } from './visitor.ts';

export type CourseClinic = {
  clinic: TestClinic;
  doctor: Visitor;
  patientId: string;
  courseId: string;
  /** The reference, at the first of three sessions: 40 % of the crown is covered. */
  first: DrawnUpload;
  /** After the third session, 45 %, and at three months, 60 %. */
  afterThird: DrawnUpload;
  threeMonths: DrawnUpload;
};

/** A clinic on 2 May 2026 with a patient who had three sessions and came for two milestones, all of it measured. */
export async function courseClinic(): Promise<CourseClinic> {
  const clinic = await startClinic({}, '2026-05-02T09:00:00Z');
  const doctor = await clinic.signedIn('doctor');
  const { patientId, photograph } = await measuredPatient(doctor);
  const courseId = (await doctor.get(`/api/patients/${patientId}/courses`)).body.courses[0].id;
  const first = await photograph('2025-08-31', 'session', { coverage: 0.4 });
  const session = { kind: 'session', preparation: { hairState: 'dry' }, courseId };
  for (const date of ['2025-09-30', '2025-10-31']) {
    await doctor.post(`/api/patients/${patientId}/visits`, { date, ...session });
  }
  const afterThird = await photograph('2025-11-28', 'review', { coverage: 0.45, visit: 1 });
  const threeMonths = await photograph('2026-01-31', 'review', {
    coverage: 0.6,
    visit: 2,
    rotationDegrees: 2,
  });
  for (const { photoId } of [first, afterThird, threeMonths]) await measured(clinic, doctor, photoId);
  return { clinic, doctor, patientId, courseId, first, afterThird, threeMonths };
}
