import type { Actor } from '../../storage/actor.ts';
import type { Store } from '../../storage/open.ts';
import { changeCourse, createCourse } from '../../storage/queries/courses.ts';
import { findPatient } from '../../storage/queries/patients.ts';
import type { Course, CourseChange, NewCourse } from '../contract/courses.ts';
import { protocols } from '../contract/protocols.ts';
import { AppError } from '../errors.ts';
import { todayAt } from './clinic-day.ts';
import { found, written } from './outcome.ts';
import { refreshMilestones } from './refresh-milestones.ts';

/**
 * Begins a course with the protocol of the patient's pattern. What decides it is fixed here unless said: the
 * protocol's primary view, and there coverage, or part width where the hair is parted (domain §2).
 */
export async function beginCourse(
  store: Store,
  actor: Actor,
  now: Date,
  patientId: string,
  entry: NewCourse,
): Promise<Course> {
  const { pattern } = found(await findPatient(store, actor, patientId));
  const protocol = protocols[pattern];
  const primaryView = entry.primaryView ?? protocol.primaryView;
  const parted = pattern === 'female' && primaryView === 'superior';
  const course = await createCourse(store, actor, now, {
    ...entry,
    patientId,
    pattern,
    protocolVersion: protocol.version,
    primaryView,
    primaryMetric: entry.primaryMetric ?? (parted ? 'part_width' : 'coverage'),
  });
  await refreshMilestones(store, now, patientId);
  return course;
}

/** Changes a course; one that is stopped without a day is stopped today. Throws `course_begun`, `version_stale`. */
export async function replanCourse(
  store: Store,
  actor: Actor,
  now: Date,
  before: Course,
  version: number,
  change: CourseChange,
): Promise<Course> {
  const patient = found(await findPatient(store, actor, before.patientId));
  const stopsNow = change.state === 'stopped' && !change.stoppedOn && before.stoppedOn === null;
  const stoppedOn = stopsNow ? { stoppedOn: await todayAt(store, patient.branchId, now) } : {};
  const result = await changeCourse(store, actor, now, before.id, version, { ...change, ...stoppedOn });
  if ('begun' in result) throw new AppError('course_begun');
  const course = written(result);
  await refreshMilestones(store, now, course.patientId);
  return course;
}
