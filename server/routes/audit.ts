import { listAudit } from '../../storage/audit.ts';
import { AuditPage, AuditQuery } from '../contract/house.ts';
import type { Routes } from './route.ts';

export const auditRoutes: Routes = async (app, { store }) => {
  app.get(
    '/api/audit',
    {
      config: { access: { noun: 'audit', verb: 'read' } },
      schema: { querystring: AuditQuery, response: { 200: AuditPage } },
    },
    (request) => listAudit(store, request.actor, request.query),
  );
};
