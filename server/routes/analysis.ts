import { Type } from 'typebox';
import { Alignment, AlignmentByHand, Analysis } from '../contract/analysis.ts';
import { strictObject } from '../contract/fields.ts';
import { alignAgain, alignByHand, readAlignment, readAnalysis } from '../flow/align.ts';
import { maskOf } from '../flow/mask.ts';
import { found } from '../flow/outcome.ts';
import { requireRole } from '../flow/role-check.ts';
import { versionSeen, withVersion } from '../plugins/versions.ts';
import { IdParams, Nothing, type Routes } from './route.ts';

const AutoAlignment = Type.Union([strictObject({ discardHand: Type.Optional(Type.Boolean()) }), Type.Null()]);

const Picture = Type.Unsafe<Buffer>({ type: 'string', format: 'binary' });

export const analysisRoutes: Routes = async (app, deps) => {
  const { store, clock } = deps;

  app.get(
    '/api/photos/:id/analysis',
    {
      config: { access: { noun: 'values', verb: 'read' } },
      schema: { params: IdParams, response: { 200: Analysis } },
    },
    async ({ actor, params }) => found(await readAnalysis(store, actor, params.id)),
  );

  app.get(
    '/api/photos/:id/alignment',
    {
      config: { access: { noun: 'values', verb: 'read' } },
      schema: { params: IdParams, response: { 200: Alignment } },
    },
    async ({ actor, params }, reply) =>
      withVersion(reply, found(await readAlignment(store, actor, params.id))),
  );

  app.put(
    '/api/photos/:id/alignment',
    {
      config: { access: { noun: 'values', verb: 'add' } },
      schema: { params: IdParams, body: AlignmentByHand, response: { 200: Alignment } },
    },
    async (request, reply) => {
      const { actor, params, body } = request;
      const seen = versionSeen(request);
      return withVersion(reply, await alignByHand(store, actor, clock(), params.id, seen, body));
    },
  );

  app.post(
    '/api/photos/:id/alignment/auto',
    {
      config: { access: { noun: 'values', verb: 'add' } },
      schema: { params: IdParams, body: AutoAlignment, response: { 202: Analysis } },
    },
    async ({ actor, params, body }, reply) => {
      const discardHand = body?.discardHand ?? false;
      // To give up what a person set is to change it, whoever set it.
      if (discardHand) requireRole(actor, { noun: 'values', verb: 'change' });
      const analysis = await alignAgain(store, actor, clock(), params.id, discardHand);
      return reply.status(202).send(analysis);
    },
  );

  app.get(
    '/api/photos/:id/mask',
    {
      config: { access: { noun: 'values', verb: 'read' } },
      schema: { params: IdParams, response: { 200: Picture, 304: Nothing } },
      exposeHeadRoute: false,
    },
    async ({ actor, params, headers }, reply) => {
      const { tag, draw } = await maskOf(deps, actor, params.id);
      reply.header('cache-control', 'private, no-cache').header('etag', `"${tag}"`);
      if (headers['if-none-match']?.includes(tag)) return reply.status(304).send(null);
      return reply.type('image/png').send(Buffer.from(await draw()));
    },
  );
};
