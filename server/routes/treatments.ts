import { findPatient } from '../../storage/queries/patients.ts';
import { findTreatment, listTreatments } from '../../storage/queries/treatments.ts';
import { NewTreatment, Treatment, TreatmentChange, TreatmentList } from '../contract/treatments.ts';
import { found } from '../flow/outcome.ts';
import { correctTreatment, enterTreatment } from '../flow/save-treatment.ts';
import { versionSeen, withVersion } from '../plugins/versions.ts';
import { IdParams, type Routes } from './route.ts';

export const treatmentRoutes: Routes = async (app, { store, clock }) => {
  app.get(
    '/api/patients/:id/treatments',
    {
      config: { access: { noun: 'patients', verb: 'read' } },
      schema: { params: IdParams, response: { 200: TreatmentList } },
    },
    async ({ actor, params }) => {
      const patient = found(await findPatient(store, actor, params.id));
      return { treatments: await listTreatments(store, actor, patient.id) };
    },
  );

  app.post(
    '/api/patients/:id/treatments',
    {
      config: { access: { noun: 'patients', verb: 'change' } },
      schema: { params: IdParams, body: NewTreatment, response: { 201: Treatment } },
    },
    async ({ actor, params, body }, reply) => {
      const treatment = await enterTreatment(store, actor, clock(), params.id, body);
      return reply.status(201).send(withVersion(reply, treatment));
    },
  );

  app.patch(
    '/api/treatments/:id',
    {
      config: { access: { noun: 'patients', verb: 'change' } },
      schema: { params: IdParams, body: TreatmentChange, response: { 200: Treatment } },
    },
    async (request, reply) => {
      const { actor, params, body } = request;
      const version = versionSeen(request);
      const before = found(await findTreatment(store, actor, params.id));
      return withVersion(reply, await correctTreatment(store, actor, clock(), before, version, body));
    },
  );
};
