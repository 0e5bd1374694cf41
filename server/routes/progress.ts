import { Type } from 'typebox';
import { noteAlone } from '../../storage/audit.ts';
import { findClinic } from '../../storage/queries/clinic.ts';
import { findPatient } from '../../storage/queries/patients.ts';
import { Progress, ProgressQuery, TrendList, TrendQuery } from '../contract/progress.ts';
import { found } from '../flow/outcome.ts';
import { progressOf } from '../flow/progress.ts';
import { progressCsv } from '../flow/progress-csv.ts';
import { trendsOf } from '../flow/trends.ts';
import { savedAs } from './export-name.ts';
import { IdParams, Nothing, type Routes } from './route.ts';

export const progressRoutes: Routes = async (app, { store, clock }) => {
  app.get(
    '/api/patients/:id/progress',
    {
      config: { access: { noun: 'values', verb: 'read' } },
      schema: { params: IdParams, querystring: ProgressQuery, response: { 200: Progress } },
    },
    ({ actor, params, query }) => progressOf(store, actor, clock(), params.id, query.course),
  );

  app.get(
    '/api/trends',
    {
      config: { access: { noun: 'values', verb: 'read' } },
      schema: { querystring: TrendQuery, response: { 200: TrendList } },
    },
    async ({ actor, query }) => ({
      trends: await trendsOf(store, actor, clock(), query.patients.split(',')),
    }),
  );

  app.get(
    '/api/patients/:id/progress.csv',
    {
      config: { access: { noun: 'originals_and_exports', verb: 'download' } },
      schema: { params: IdParams, querystring: ProgressQuery, response: { 200: Type.String() } },
      exposeHeadRoute: false,
    },
    async ({ actor, params, query }, reply) => {
      const progress = await progressOf(store, actor, clock(), params.id, query.course);
      const demonstration = (await findClinic(store))?.demonstration ?? false;
      await noteAlone(store, actor, clock(), {
        action: 'export_progress',
        noun: 'patient',
        nounId: params.id,
        patientId: params.id,
      });
      return reply
        .type('text/csv; charset=utf-8')
        .header('content-disposition', await savedAs({ store }, 'progress.csv'))
        .header('cache-control', 'private, no-store')
        .send(progressCsv(progress, 'en', demonstration));
    },
  );

  app.post(
    '/api/patients/:id/progress/prints',
    {
      config: { access: { noun: 'originals_and_exports', verb: 'download' } },
      schema: { params: IdParams, response: { 204: Nothing } },
    },
    async ({ actor, params }, reply) => {
      const { id } = found(await findPatient(store, actor, params.id));
      await noteAlone(store, actor, clock(), {
        action: 'print_progress',
        noun: 'patient',
        nounId: id,
        patientId: id,
      });
      return reply.status(204).send(null);
    },
  );
};
