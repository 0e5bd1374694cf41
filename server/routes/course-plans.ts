import { noteAlone } from '../../storage/audit.ts';
import { findCourse } from '../../storage/queries/courses.ts';
import { CoursePlan, NewDecision, NewPlannedSessions } from '../contract/course-plan.ts';
import { Id, Milestone, strictObject } from '../contract/fields.ts';
import { planOf, planSessions } from '../flow/course-plan.ts';
import { decideCourse } from '../flow/decide-course.ts';
import { found } from '../flow/outcome.ts';
import { versionSeen, withVersion } from '../plugins/versions.ts';
import { IdParams, Nothing, type Routes } from './route.ts';

const MilestoneParams = strictObject({ id: Id, milestone: Milestone });

export const coursePlanRoutes: Routes = async (app, { store, clock }) => {
  app.get(
    '/api/courses/:id/plan',
    {
      config: { access: { noun: 'patients', verb: 'read' } },
      schema: { params: IdParams, response: { 200: CoursePlan } },
    },
    async ({ actor, params }, reply) => withVersion(reply, await planOf(store, actor, clock(), params.id)),
  );

  app.post(
    '/api/courses/:id/planned-sessions',
    {
      config: { access: { noun: 'patients', verb: 'create' } },
      schema: { params: IdParams, body: NewPlannedSessions, response: { 201: CoursePlan } },
    },
    async ({ actor, params, body }, reply) => {
      const plan = await planSessions(store, actor, clock(), params.id, body);
      return reply.status(201).send(withVersion(reply, plan));
    },
  );

  // Its version is the course's, as of everything a doctor decides about it.
  app.put(
    '/api/courses/:id/decisions/:milestone',
    {
      config: { access: { noun: 'decisions', verb: 'do' } },
      schema: { params: MilestoneParams, body: NewDecision, response: { 200: CoursePlan } },
    },
    async (request, reply) => {
      const { actor, params, body } = request;
      const version = versionSeen(request);
      const { id, milestone } = params;
      return withVersion(reply, await decideCourse(store, actor, clock(), id, version, milestone, body));
    },
  );

  app.post(
    '/api/courses/:id/decisions/:milestone/prints',
    {
      config: { access: { noun: 'originals_and_exports', verb: 'download' } },
      schema: { params: MilestoneParams, response: { 204: Nothing } },
    },
    async ({ actor, params }, reply) => {
      const { id, patientId } = found(await findCourse(store, actor, params.id));
      await noteAlone(store, actor, clock(), {
        action: 'print_review',
        noun: 'course',
        nounId: id,
        patientId,
        details: { milestone: params.milestone },
      });
      return reply.status(204).send(null);
    },
  );
};
