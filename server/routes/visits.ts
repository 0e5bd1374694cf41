import { findVisit } from '../../storage/queries/visits.ts';
import { Acceptance } from '../contract/acceptance.ts';
import { NewVisit, Visit, VisitChange } from '../contract/visits.ts';
import { acceptanceOf } from '../flow/acceptance.ts';
import { found } from '../flow/outcome.ts';
import { addVisit, correctVisit } from '../flow/save-visit.ts';
import { versionSeen, withVersion } from '../plugins/versions.ts';
import { IdParams, type Routes } from './route.ts';

export const visitRoutes: Routes = async (app, { store, clock }) => {
  app.post(
    '/api/patients/:id/visits',
    {
      config: { access: { noun: 'patients', verb: 'create' } },
      schema: { params: IdParams, body: NewVisit, response: { 201: Visit } },
    },
    async ({ actor, params, body }, reply) => {
      const visit = await addVisit(store, actor, clock(), params.id, body);
      return reply.status(201).header('location', `/api/visits/${visit.id}`).send(withVersion(reply, visit));
    },
  );

  app.get(
    '/api/visits/:id',
    {
      config: { access: { noun: 'patients', verb: 'read' } },
      schema: { params: IdParams, response: { 200: Visit } },
    },
    async ({ actor, params }, reply) => withVersion(reply, found(await findVisit(store, actor, params.id))),
  );

  app.get(
    '/api/visits/:id/acceptance',
    {
      config: { access: { noun: 'values', verb: 'read' } },
      schema: { params: IdParams, response: { 200: Acceptance } },
    },
    ({ actor, params }) => acceptanceOf(store, actor, params.id),
  );

  app.patch(
    '/api/visits/:id',
    {
      config: { access: { noun: 'patients', verb: 'change' } },
      schema: { params: IdParams, body: VisitChange, response: { 200: Visit } },
    },
    async (request, reply) => {
      const { actor, params, body } = request;
      const version = versionSeen(request);
      const before = found(await findVisit(store, actor, params.id));
      return withVersion(reply, await correctVisit(store, actor, clock(), before, version, body));
    },
  );
};
