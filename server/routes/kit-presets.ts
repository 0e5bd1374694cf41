import { changeKitPreset, createKitPreset, listKitPresets } from '../../storage/queries/kit-presets.ts';
import { KitPreset, KitPresetChange, KitPresetList, NewKitPreset } from '../contract/kit-presets.ts';
import { written } from '../flow/outcome.ts';
import { versionSeen, withVersion } from '../plugins/versions.ts';
import { IdParams, type Routes } from './route.ts';

export const kitPresetRoutes: Routes = async (app, { store, clock }) => {
  app.get(
    '/api/kit-presets',
    {
      config: { access: { noun: 'kit_presets', verb: 'read' } },
      schema: { response: { 200: KitPresetList } },
    },
    async ({ actor }) => ({ presets: await listKitPresets(store, actor) }),
  );

  app.post(
    '/api/kit-presets',
    {
      config: { access: { noun: 'kit_presets', verb: 'create' } },
      schema: { body: NewKitPreset, response: { 201: KitPreset } },
    },
    async ({ actor, body }, reply) =>
      reply.status(201).send(withVersion(reply, await createKitPreset(store, actor, clock(), body))),
  );

  app.patch(
    '/api/kit-presets/:id',
    {
      config: { access: { noun: 'kit_presets', verb: 'change' } },
      schema: { params: IdParams, body: KitPresetChange, response: { 200: KitPreset } },
    },
    async (request, reply) => {
      const { actor, params, body } = request;
      const result = await changeKitPreset(store, actor, clock(), params.id, versionSeen(request), body);
      return withVersion(reply, written(result));
    },
  );
};
