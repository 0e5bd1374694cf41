import { findCourse, listCourses } from '../../storage/queries/courses.ts';
import { findPatient } from '../../storage/queries/patients.ts';
import { Course, CourseChange, CourseList, MilestoneReview, NewCourse } from '../contract/courses.ts';
import { Id, Milestone, strictObject } from '../contract/fields.ts';
import { MilestoneCard } from '../contract/progress.ts';
import { found } from '../flow/outcome.ts';
import { reviewMilestone } from '../flow/review-milestone.ts';
import { beginCourse, replanCourse } from '../flow/save-course.ts';
import { versionSeen, withVersion } from '../plugins/versions.ts';
import { IdParams, type Routes } from './route.ts';

const MilestoneParams = strictObject({ id: Id, milestone: Milestone });

export const courseRoutes: Routes = async (app, { store, clock }) => {
  app.get(
    '/api/patients/:id/courses',
    {
      config: { access: { noun: 'patients', verb: 'read' } },
      schema: { params: IdParams, response: { 200: CourseList } },
    },
    async ({ actor, params }) => {
      const patient = found(await findPatient(store, actor, params.id));
      return { courses: await listCourses(store, actor, patient.id) };
    },
  );

  app.post(
    '/api/patients/:id/courses',
    {
      config: { access: { noun: 'patients', verb: 'create' } },
      schema: { params: IdParams, body: NewCourse, response: { 201: Course } },
    },
    async ({ actor, params, body }, reply) => {
      const course = await beginCourse(store, actor, clock(), params.id, body);
      return reply
        .status(201)
        .header('location', `/api/courses/${course.id}`)
        .send(withVersion(reply, course));
    },
  );

  app.get(
    '/api/courses/:id',
    {
      config: { access: { noun: 'patients', verb: 'read' } },
      schema: { params: IdParams, response: { 200: Course } },
    },
    async ({ actor, params }, reply) => withVersion(reply, found(await findCourse(store, actor, params.id))),
  );

  app.patch(
    '/api/courses/:id',
    {
      config: { access: { noun: 'patients', verb: 'change' } },
      schema: { params: IdParams, body: CourseChange, response: { 200: Course } },
    },
    async (request, reply) => {
      const { actor, params, body } = request;
      const version = versionSeen(request);
      const before = found(await findCourse(store, actor, params.id));
      return withVersion(reply, await replanCourse(store, actor, clock(), before, version, body));
    },
  );

  app.put(
    '/api/courses/:id/milestones/:milestone',
    {
      config: { access: { noun: 'decisions', verb: 'do' } },
      schema: { params: MilestoneParams, body: MilestoneReview, response: { 200: MilestoneCard } },
    },
    async (request, reply) => {
      const { actor, params, body } = request;
      const version = versionSeen(request);
      const before = found(await findCourse(store, actor, params.id));
      const { milestone } = params;
      const reviewed = await reviewMilestone(store, actor, clock(), before, version, milestone, body);
      withVersion(reply, reviewed.course);
      return reviewed.card;
    },
  );
};
