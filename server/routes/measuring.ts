import { countOutdated } from '../../storage/queries/outdated-analyses.ts';
import { MeasuringState } from '../contract/measuring.ts';
import { presentMethods } from '../flow/measuring-methods.ts';
import type { Routes } from './route.ts';

export const measuringRoutes: Routes = async (app, { store }) => {
  app.get(
    '/api/measuring',
    {
      config: { access: { noun: 'values', verb: 'read' } },
      schema: { response: { 200: MeasuringState } },
    },
    async ({ actor }) => ({ again: await countOutdated(store, actor, presentMethods) }),
  );
};
