import { listRecordVersions } from '../../storage/queries/session-records.ts';
import { findVisit } from '../../storage/queries/visits.ts';
import { RecordChange, RecordHistory, RecordStart, SavedRecord } from '../contract/session-record.ts';
import { found } from '../flow/outcome.ts';
import { saveSessionRecord } from '../flow/save-record.ts';
import { readSessionRecord, startOfRecord } from '../flow/session-record.ts';
import { versionSeen, withVersion } from '../plugins/versions.ts';
import { IdParams, type Routes } from './route.ts';

const read = { access: { noun: 'patients', verb: 'read' } } as const;

export const sessionRecordRoutes: Routes = async (app, { store, clock }) => {
  app.get(
    '/api/visits/:id/record',
    { config: read, schema: { params: IdParams, response: { 200: SavedRecord } } },
    async ({ actor, params }, reply) => {
      const visit = found(await findVisit(store, actor, params.id));
      return withVersion(reply, await readSessionRecord(store, actor, clock(), visit));
    },
  );

  app.put(
    '/api/visits/:id/record',
    {
      config: { access: { noun: 'session_record', verb: 'draft' } },
      schema: { params: IdParams, body: RecordChange, response: { 200: SavedRecord } },
    },
    async (request, reply) => {
      const { actor, params, body } = request;
      const visit = found(await findVisit(store, actor, params.id));
      const version = versionSeen(request);
      return withVersion(reply, await saveSessionRecord(store, actor, clock(), visit, version, body));
    },
  );

  app.get(
    '/api/visits/:id/record/history',
    { config: read, schema: { params: IdParams, response: { 200: RecordHistory } } },
    async ({ actor, params }) => {
      const visit = found(await findVisit(store, actor, params.id));
      return { versions: await listRecordVersions(store, actor, visit.id) };
    },
  );

  app.get(
    '/api/visits/:id/record/start',
    { config: read, schema: { params: IdParams, response: { 200: RecordStart } } },
    async ({ actor, params }) => startOfRecord(store, actor, found(await findVisit(store, actor, params.id))),
  );
};
