import { type PhotoFields, uploadPhoto } from './photo-clinic.ts';
import type { TestClinic } from './server.ts';
import type { Visitor } from './visitor.ts';

export type CourseVisit = {
  on: string;
  kind: 'consultation' | 'session' | 'review';
  photos: { bytes: Buffer; fields?: PhotoFields }[];
};
export type PatientCourse = { patientId: string; courseId: string; visitIds: string[]; photoIds: string[] };

/** A patient with a course of three sessions, photographed as listed over the wire, every analysis done. */
export async function addPatientCourse(
  clinic: TestClinic,
  doctor: Visitor,
  name: string,
  visits: readonly CourseVisit[],
  pattern: 'male' | 'female' = 'male',
): Promise<PatientCourse> {
  const { body: patient } = await doctor.post('/api/patients', { name, pattern, yearOfBirth: 1987 });
  const { body: course } = await doctor.post(`/api/patients/${patient.id}/courses`, { sessionsPlanned: 3 });
  const visitIds: string[] = [];
  const photoIds: string[] = [];
  for (const { on, kind, photos } of visits) {
    const { body: visit } = await doctor.post(`/api/patients/${patient.id}/visits`, {
      date: on,
      kind,
      status: 'done',
      courseId: course.id,
      preparation: { hairState: 'dry', combedSame: true, noProduct: true, lengthClass: 'from_1_to_3cm' },
      ...(kind === 'session' ? { session: { kind: 'initial' } } : {}),
    });
    visitIds.push(visit.id);
    for (const { bytes, fields } of photos) {
      const { status, body } = await uploadPhoto(doctor, visit.id, bytes, fields);
      if (status !== 201) throw new Error(`A photo of ${on} answered ${status}: ${JSON.stringify(body)}`);
      photoIds.push(body.id);
    }
  }
  await clinic.deps.measuring.idle();
  return { patientId: patient.id, courseId: course.id, visitIds, photoIds };
}
