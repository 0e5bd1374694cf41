import { noteAlone } from '../../storage/audit.ts';
import { listOverrides } from '../../storage/queries/aftercare-overrides.ts';
import { findPatient } from '../../storage/queries/patients.ts';
import {
  AftercareOverride,
  AftercareOverrideList,
  AftercareSheet,
  NewAftercareOverride,
  OverrideParams,
} from '../contract/aftercare.ts';
import { AppError } from '../errors.ts';
import { aftercareOf } from '../flow/aftercare.ts';
import { found } from '../flow/outcome.ts';
import { saveOverride } from '../flow/save-override.ts';
import { versionSeen, withVersion } from '../plugins/versions.ts';
import { IdParams, Nothing, type Routes } from './route.ts';

export const aftercareRoutes: Routes = async (app, { store, clock }) => {
  const reading = { noun: 'patients', verb: 'read' } as const;

  app.get(
    '/api/visits/:id/aftercare',
    { config: { access: reading }, schema: { params: IdParams, response: { 200: AftercareSheet } } },
    ({ actor, params }) => aftercareOf(store, actor, clock(), params.id),
  );

  // Who may read a sheet may hand it out: an assistant does, at the session's end.
  app.post(
    '/api/visits/:id/aftercare/prints',
    { config: { access: reading }, schema: { params: IdParams, response: { 204: Nothing } } },
    async ({ actor, params }, reply) => {
      const now = clock();
      const { standing, patientId, textVersion } = await aftercareOf(store, actor, now, params.id);
      if (standing !== 'runs') throw new AppError('no_aftercare');
      await noteAlone(store, actor, now, {
        action: 'print_aftercare',
        noun: 'visit',
        nounId: params.id,
        patientId,
        details: { version: textVersion },
      });
      return reply.status(204).send(null);
    },
  );

  app.get(
    '/api/patients/:id/aftercare/overrides',
    { config: { access: reading }, schema: { params: IdParams, response: { 200: AftercareOverrideList } } },
    async ({ actor, params }) => {
      const { id } = found(await findPatient(store, actor, params.id));
      return { overrides: await listOverrides(store, actor, id) };
    },
  );

  app.put(
    '/api/patients/:id/aftercare/overrides/:rule',
    {
      config: { access: { noun: 'decisions', verb: 'do' } },
      schema: { params: OverrideParams, body: NewAftercareOverride, response: { 200: AftercareOverride } },
    },
    async (request, reply) => {
      const { actor, params, body } = request;
      const seen = versionSeen(request);
      return withVersion(
        reply,
        await saveOverride(store, actor, clock(), params.id, params.rule, seen, body),
      );
    },
  );
};
