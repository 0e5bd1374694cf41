import {
  addAdverseNote,
  findAdverseEvent,
  findAdverseEventRecord,
  listAdverseEvents,
} from '../../storage/queries/adverse-events.ts';
import { findPatient } from '../../storage/queries/patients.ts';
import {
  AdverseEvent,
  AdverseEventChange,
  AdverseEventList,
  AdverseEventRecord,
  NewAdverseEvent,
  NewAdverseNote,
} from '../contract/adverse-events.ts';
import { found } from '../flow/outcome.ts';
import { correctAdverseEvent, enterAdverseEvent } from '../flow/save-adverse-event.ts';
import { versionSeen, withVersion } from '../plugins/versions.ts';
import { IdParams, type Routes } from './route.ts';

export const adverseEventRoutes: Routes = async (app, { store, clock }) => {
  app.get(
    '/api/patients/:id/adverse-events',
    {
      config: { access: { noun: 'values', verb: 'read' } },
      schema: { params: IdParams, response: { 200: AdverseEventList } },
    },
    async ({ actor, params }) => {
      const patient = found(await findPatient(store, actor, params.id));
      return { adverseEvents: await listAdverseEvents(store, actor, patient.id) };
    },
  );

  app.post(
    '/api/patients/:id/adverse-events',
    {
      config: { access: { noun: 'values', verb: 'add' } },
      schema: { params: IdParams, body: NewAdverseEvent, response: { 201: AdverseEvent } },
    },
    async ({ actor, params, body }, reply) => {
      const event = await enterAdverseEvent(store, actor, clock(), params.id, body);
      return reply.status(201).send(withVersion(reply, event));
    },
  );

  app.get(
    '/api/adverse-events/:id',
    {
      config: { access: { noun: 'values', verb: 'read' } },
      schema: { params: IdParams, response: { 200: AdverseEventRecord } },
    },
    async ({ actor, params }) => found(await findAdverseEventRecord(store, actor, params.id)),
  );

  app.patch(
    '/api/adverse-events/:id',
    {
      config: { access: { noun: 'values', verb: 'add' } },
      schema: { params: IdParams, body: AdverseEventChange, response: { 200: AdverseEvent } },
    },
    async (request, reply) => {
      const { actor, params, body } = request;
      const version = versionSeen(request);
      const before = found(await findAdverseEvent(store, actor, params.id));
      return withVersion(reply, await correctAdverseEvent(store, actor, clock(), before, version, body));
    },
  );

  app.post(
    '/api/adverse-events/:id/notes',
    {
      config: { access: { noun: 'values', verb: 'add' } },
      schema: { params: IdParams, body: NewAdverseNote, response: { 201: AdverseEventRecord } },
    },
    async ({ actor, params, body }, reply) => {
      const event = found(await findAdverseEvent(store, actor, params.id));
      await addAdverseNote(store, actor, clock(), event, body.text);
      return reply.status(201).send(found(await findAdverseEventRecord(store, actor, params.id)));
    },
  );
};
