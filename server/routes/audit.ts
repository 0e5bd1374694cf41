import { listAudit } from '../../storage/audit.ts';
import { listPeople } from '../../storage/queries/people.ts';
import { AuditNames, AuditPage, AuditQuery } from '../contract/house.ts';
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

  app.get(
    '/api/audit/names',
    { config: { access: { noun: 'audit', verb: 'read' } }, schema: { response: { 200: AuditNames } } },
    async () => {
      const people = await listPeople(store);
      return { people: people.map(({ id, name }) => ({ id, name })) };
    },
  );
};
