import { CompareQuery, Comparison } from '../contract/compare.ts';
import { compare } from '../flow/compare.ts';
import type { Routes } from './route.ts';

export const compareRoutes: Routes = async (app, { store }) => {
  app.get(
    '/api/compare',
    {
      config: { access: { noun: 'values', verb: 'read' } },
      schema: { querystring: CompareQuery, response: { 200: Comparison } },
    },
    ({ actor, query }) => compare(store, actor, query),
  );
};
