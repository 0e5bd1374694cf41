import { listLotSessions } from '../../storage/queries/lots.ts';
import { LotQuery, LotSessions } from '../contract/lots.ts';
import type { Routes } from './route.ts';

/** Recalls: every session that was given with plasma of one lot. */
export const lotRoutes: Routes = async (app, { store }) => {
  app.get(
    '/api/lots',
    {
      config: { access: { noun: 'patients', verb: 'read' } },
      schema: { querystring: LotQuery, response: { 200: LotSessions } },
    },
    async ({ actor, query: { lot } }) => ({ lot, sessions: await listLotSessions(store, actor, lot) }),
  );
};
