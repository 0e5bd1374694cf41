import { changePatient, createPatient, findPatient } from '../../storage/queries/patients.ts';
import { NewPatient, Patient, PatientChange, PatientPage, PatientQuery } from '../contract/patients.ts';
import { branchOrFirst } from '../flow/branch.ts';
import { found, written } from '../flow/outcome.ts';
import { rosterPage } from '../flow/roster.ts';
import { versionSeen, withVersion } from '../plugins/versions.ts';
import { IdParams, type Routes } from './route.ts';

export const patientRoutes: Routes = async (app, deps) => {
  const { store, clock } = deps;

  app.get(
    '/api/patients',
    {
      config: { access: { noun: 'patients', verb: 'read' } },
      schema: { querystring: PatientQuery, response: { 200: PatientPage } },
    },
    (request) => rosterPage(store, request.actor, clock(), request.query),
  );

  app.post(
    '/api/patients',
    {
      config: { access: { noun: 'patients', verb: 'create' } },
      schema: { body: NewPatient, response: { 201: Patient } },
    },
    async (request, reply) => {
      const branchId = await branchOrFirst(store, request.body.branchId);
      const patient = written(
        await createPatient(store, request.actor, clock(), { ...request.body, branchId }),
        'code_taken',
      );
      return reply
        .status(201)
        .header('location', `/api/patients/${patient.id}`)
        .send(withVersion(reply, patient));
    },
  );

  app.get(
    '/api/patients/:id',
    {
      config: { access: { noun: 'patients', verb: 'read' } },
      schema: { params: IdParams, response: { 200: Patient } },
    },
    async (request, reply) =>
      withVersion(reply, found(await findPatient(store, request.actor, request.params.id))),
  );

  app.patch(
    '/api/patients/:id',
    {
      config: { access: { noun: 'patients', verb: 'change' } },
      schema: { params: IdParams, body: PatientChange, response: { 200: Patient } },
    },
    async (request, reply) => {
      if (request.body.branchId !== undefined) await branchOrFirst(store, request.body.branchId);
      const { id } = request.params;
      const result = await changePatient(
        store,
        request.actor,
        clock(),
        id,
        versionSeen(request),
        request.body,
      );
      return withVersion(reply, written(result, 'code_taken'));
    },
  );
};
