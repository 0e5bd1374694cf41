import { RepeatabilityList, SecondBaselineList, WantedReplicate } from '../contract/repeatability.ts';
import { repeatabilityReport } from '../flow/repeatability-report.ts';
import { secondBaselines } from '../flow/second-baselines.ts';
import { wantedReplicate } from '../flow/wanted-replicate.ts';
import { IdParams, type Routes } from './route.ts';

export const repeatabilityRoutes: Routes = async (app, { store, clock }) => {
  const access = { noun: 'values', verb: 'read' } as const;

  app.get(
    '/api/repeatability',
    { config: { access }, schema: { response: { 200: RepeatabilityList } } },
    ({ actor }) => repeatabilityReport(store, actor),
  );

  app.get(
    '/api/repeatability/second-baselines',
    { config: { access }, schema: { response: { 200: SecondBaselineList } } },
    ({ actor }) => secondBaselines(store, actor, clock()),
  );

  app.get(
    '/api/visits/:id/wanted-replicate',
    { config: { access }, schema: { params: IdParams, response: { 200: WantedReplicate } } },
    ({ actor, params }) => wantedReplicate(store, actor, clock(), params.id),
  );
};
