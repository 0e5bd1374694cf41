import { Timeline, Today, TodayQuery } from '../contract/timeline.ts';
import { timelineOf } from '../flow/timeline.ts';
import { todayOf } from '../flow/today.ts';
import { IdParams, type Routes } from './route.ts';

export const timelineRoutes: Routes = async (app, { store, clock }) => {
  app.get(
    '/api/patients/:id/timeline',
    {
      config: { access: { noun: 'patients', verb: 'read' } },
      schema: { params: IdParams, response: { 200: Timeline } },
    },
    ({ actor, params }) => timelineOf(store, actor, clock(), params.id),
  );

  app.get(
    '/api/today',
    {
      config: { access: { noun: 'patients', verb: 'read' } },
      schema: { querystring: TodayQuery, response: { 200: Today } },
    },
    ({ actor, query }) => todayOf(store, actor, clock(), query.branch),
  );
};
