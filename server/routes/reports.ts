import { noteAlone } from '../../storage/audit.ts';
import { findSentence, keepSentence } from '../../storage/queries/course-sentences.ts';
import { findCourse } from '../../storage/queries/courses.ts';
import { CourseReport, NewReportSentence } from '../contract/report.ts';
import { found, written } from '../flow/outcome.ts';
import { versionSeen, withVersion } from '../plugins/versions.ts';
import { IdParams, Nothing, type Routes } from './route.ts';

export const reportRoutes: Routes = async (app, { store, clock }) => {
  app.get(
    '/api/courses/:id/report',
    {
      config: { access: { noun: 'patients', verb: 'read' } },
      schema: { params: IdParams, response: { 200: CourseReport } },
    },
    async ({ actor, params }, reply) => {
      const course = found(await findCourse(store, actor, params.id));
      withVersion(reply, course);
      return { sentence: (await findSentence(store, actor, course.id)) ?? null };
    },
  );

  // Its version is the course's, as of everything a doctor decides about it.
  app.put(
    '/api/courses/:id/report',
    {
      config: { access: { noun: 'decisions', verb: 'do' } },
      schema: { params: IdParams, body: NewReportSentence, response: { 200: CourseReport } },
    },
    async (request, reply) => {
      const { actor, params, body } = request;
      const version = versionSeen(request);
      const kept = await keepSentence(store, actor, clock(), params.id, version, body.text.trim());
      withVersion(reply, written(kept));
      return { sentence: (await findSentence(store, actor, params.id)) ?? null };
    },
  );

  app.post(
    '/api/courses/:id/report/prints',
    {
      config: { access: { noun: 'originals_and_exports', verb: 'download' } },
      schema: { params: IdParams, response: { 204: Nothing } },
    },
    async ({ actor, params }, reply) => {
      const { id, patientId } = found(await findCourse(store, actor, params.id));
      await noteAlone(store, actor, clock(), {
        action: 'print_report',
        noun: 'course',
        nounId: id,
        patientId,
      });
      return reply.status(204).send(null);
    },
  );
};
