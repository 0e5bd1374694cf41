import { changePerson, createPerson, listPeople, signOutEverywhere } from '../../storage/queries/people.ts';
import { NewPerson, Person, PersonChange, PersonList } from '../contract/people.ts';
import { AppError } from '../errors.ts';
import { written } from '../flow/outcome.ts';
import { versionSeen, withVersion } from '../plugins/versions.ts';
import { IdParams, Nothing, type Routes } from './route.ts';

export const peopleRoutes: Routes = async (app, { store, clock }) => {
  app.get(
    '/api/people',
    { config: { access: { noun: 'house', verb: 'read' } }, schema: { response: { 200: PersonList } } },
    async () => ({ people: await listPeople(store) }),
  );

  app.post(
    '/api/people',
    {
      config: { access: { noun: 'house', verb: 'create' } },
      schema: { body: NewPerson, response: { 201: Person } },
    },
    async (request, reply) => {
      const person = written(await createPerson(store, request.actor, clock(), request.body), 'email_taken');
      return reply.status(201).send(withVersion(reply, person));
    },
  );

  app.patch(
    '/api/people/:id',
    {
      config: { access: { noun: 'house', verb: 'change' } },
      schema: { params: IdParams, body: PersonChange, response: { 200: Person } },
    },
    async (request, reply) => {
      const { id } = request.params;
      const result = await changePerson(
        store,
        request.actor,
        clock(),
        id,
        versionSeen(request),
        request.body,
      );
      if ('lastAdministrator' in result) throw new AppError('last_administrator');
      return withVersion(reply, written(result));
    },
  );

  app.delete(
    '/api/people/:id/sessions',
    {
      config: { access: { noun: 'house', verb: 'change' } },
      schema: { params: IdParams, response: { 204: Nothing } },
    },
    async ({ actor, params }, reply) => {
      if (!(await signOutEverywhere(store, actor, clock(), params.id))) throw new AppError('not_found');
      return reply.status(204).send(null);
    },
  );
};
