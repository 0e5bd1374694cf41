import { Type } from 'typebox';
import { Annotation, AnnotationList, NewAnnotation } from '../contract/annotations.ts';
import { strictObject, View } from '../contract/fields.ts';
import { annotate, annotationsOf, eraseAnnotation } from '../flow/annotate.ts';
import { IdParams, Nothing, type Routes } from './route.ts';

export const annotationRoutes: Routes = async (app, { store, clock }) => {
  app.get(
    '/api/patients/:id/annotations',
    {
      config: { access: { noun: 'values', verb: 'read' } },
      schema: {
        params: IdParams,
        querystring: strictObject({ view: Type.Optional(View) }),
        response: { 200: AnnotationList },
      },
    },
    async ({ actor, params, query }) => ({
      annotations: await annotationsOf(store, actor, params.id, query.view),
    }),
  );

  app.post(
    '/api/annotations',
    {
      config: { access: { noun: 'values', verb: 'add' } },
      schema: { body: NewAnnotation, response: { 201: Annotation } },
    },
    async ({ actor, body }, reply) => reply.status(201).send(await annotate(store, actor, clock(), body)),
  );

  app.delete(
    '/api/annotations/:id',
    {
      config: { access: { noun: 'values', verb: 'add' } },
      schema: { params: IdParams, response: { 204: Nothing } },
    },
    async ({ actor, params }, reply) => {
      await eraseAnnotation(store, actor, clock(), params.id);
      return reply.status(204).send(null);
    },
  );
};
