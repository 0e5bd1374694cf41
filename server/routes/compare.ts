import { Type } from 'typebox';
import { CompareExport, CompareQuery, Comparison } from '../contract/compare.ts';
import { compare, noteExport } from '../flow/compare.ts';
import type { Routes } from './route.ts';

export const compareRoutes: Routes = async (app, { store, clock }) => {
  app.get(
    '/api/compare',
    {
      config: { access: { noun: 'values', verb: 'read' } },
      schema: { querystring: CompareQuery, response: { 200: Comparison } },
    },
    ({ actor, query }) => compare(store, actor, query),
  );

  app.post(
    '/api/compare/exports',
    {
      config: { access: { noun: 'originals_and_exports', verb: 'download' } },
      schema: { body: CompareExport, response: { 204: Type.Null() } },
    },
    async ({ actor, body }, reply) => {
      await noteExport(store, actor, clock(), body);
      return reply.code(204).send(null);
    },
  );
};
