import { Type } from 'typebox';
import { noteAlone } from '../../storage/audit.ts';
import { findClinic } from '../../storage/queries/clinic.ts';
import { listLotSessions } from '../../storage/queries/lots.ts';
import { LotQuery, LotSessions } from '../contract/lots.ts';
import { lotCsv } from '../flow/lot-csv.ts';
import { savedAs } from './export-name.ts';
import type { Routes } from './route.ts';

/** Recalls: every session that was given with plasma of one lot. */
export const lotRoutes: Routes = async (app, { store, clock }) => {
  app.get(
    '/api/lots',
    {
      config: { access: { noun: 'patients', verb: 'read' } },
      schema: { querystring: LotQuery, response: { 200: LotSessions } },
    },
    async ({ actor, query: { lot } }) => ({ lot, sessions: await listLotSessions(store, actor, lot) }),
  );

  app.get(
    '/api/lots/sessions.csv',
    {
      config: { access: { noun: 'originals_and_exports', verb: 'download' } },
      schema: { querystring: LotQuery, response: { 200: Type.String() } },
      exposeHeadRoute: false,
    },
    async ({ actor, query: { lot } }, reply) => {
      const sessions = await listLotSessions(store, actor, lot);
      const demonstration = (await findClinic(store))?.demonstration ?? false;
      // Who is named in the file hears of it in their own trail.
      for (const patientId of new Set(sessions.map((session) => session.patientId))) {
        const entry = { action: 'export_lot', noun: 'patient', nounId: patientId, patientId };
        await noteAlone(store, actor, clock(), entry);
      }
      return reply
        .type('text/csv; charset=utf-8')
        .header('content-disposition', await savedAs({ store }, 'lot.csv'))
        .header('cache-control', 'private, no-store')
        .send(lotCsv(sessions, demonstration));
    },
  );
};
