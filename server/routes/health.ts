import { isAnswering } from '../../storage/open.ts';
import { Health, Readiness } from '../contract/house.ts';
import type { Routes } from './route.ts';

export const healthRoutes: Routes = async (app, deps) => {
  app.get(
    '/api/health',
    { config: { access: { noun: 'open', verb: 'read' } }, schema: { response: { 200: Health } } },
    async () => ({ status: 'ok' as const }),
  );

  app.get(
    '/api/ready',
    {
      config: { access: { noun: 'open', verb: 'read' } },
      schema: { response: { 200: Readiness, 503: Readiness } },
    },
    async (_request, reply) => {
      const checks = { database: isAnswering(deps.store) };
      const ready = Object.values(checks).every(Boolean);
      return reply.status(ready ? 200 : 503).send({ status: ready ? 'ready' : 'not_ready', checks });
    },
  );

  app.get(
    '/api/openapi.json',
    { config: { access: { noun: 'open', verb: 'read' } }, schema: { hide: true } },
    async () => app.swagger(),
  );
};
