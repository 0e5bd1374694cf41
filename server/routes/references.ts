import { chooseReference, findReference } from '../../storage/queries/references.ts';
import { drawRegion, findRegion } from '../../storage/queries/regions.ts';
import { isMeasurable } from '../clinic/region-shape.ts';
import { Reference, ReferenceChoice, Region, RegionChange } from '../contract/analysis.ts';
import { Id, strictObject, View } from '../contract/fields.ts';
import { AppError } from '../errors.ts';
import { found, written } from '../flow/outcome.ts';
import { refreshMilestones } from '../flow/refresh-milestones.ts';
import { versionSeen, withVersion } from '../plugins/versions.ts';
import type { Routes } from './route.ts';

const ViewParams = strictObject({ id: Id, view: View });

/** Rows know each other by random ids; people and programs know versions. */
function withoutId<T extends { id: string }>({ id: _id, ...thing }: T): Omit<T, 'id'> {
  return thing;
}

function staleError(newer: { id: string } | null): AppError {
  return new AppError('version_stale', {}, { current: newer && withoutId(newer) });
}

export const referenceRoutes: Routes = async (app, { store, clock }) => {
  app.get(
    '/api/patients/:id/references/:view',
    {
      config: { access: { noun: 'values', verb: 'read' } },
      schema: { params: ViewParams, response: { 200: Reference } },
    },
    async ({ actor, params }, reply) => {
      const reference = found(await findReference(store, actor, params.id, params.view));
      return withVersion(reply, withoutId(reference));
    },
  );

  app.put(
    '/api/patients/:id/references/:view',
    {
      config: { access: { noun: 'decisions', verb: 'do' } },
      schema: { params: ViewParams, body: ReferenceChoice, response: { 200: Reference } },
    },
    async (request, reply) => {
      const { actor, body } = request;
      const { id, view } = request.params;
      const result = await chooseReference(store, actor, clock(), id, view, versionSeen(request), body);
      if ('unfit' in result) throw new AppError('reference_unfit');
      if ('stale' in result) throw staleError(result.stale);
      await refreshMilestones(store, clock(), id);
      return withVersion(reply, withoutId(written(result)));
    },
  );

  app.get(
    '/api/patients/:id/regions/:view',
    {
      config: { access: { noun: 'values', verb: 'read' } },
      schema: { params: ViewParams, response: { 200: Region } },
    },
    async ({ actor, params }, reply) => {
      const region = found(await findRegion(store, actor, params.id, params.view));
      return withVersion(reply, withoutId(region));
    },
  );

  app.put(
    '/api/patients/:id/regions/:view',
    {
      config: { access: { noun: 'values', verb: 'add' } },
      schema: { params: ViewParams, body: RegionChange, response: { 200: Region } },
    },
    async (request, reply) => {
      const { actor, body } = request;
      const { id, view } = request.params;
      const seen = versionSeen(request);
      const shape = (await findRegion(store, actor, id, view))?.shape ?? 'area';
      const place = { shape, polygon: body.polygon };
      if (!isMeasurable(place)) throw new AppError(shape === 'part' ? 'part_unfit' : 'region_unfit');
      const result = await drawRegion(store, actor, clock(), id, view, seen, place);
      if ('stale' in result) throw staleError(result.stale);
      if ('missing' in result) throw new AppError('no_reference');
      return withVersion(reply, withoutId(written(result)));
    },
  );
};
