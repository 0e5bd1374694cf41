import { Type } from 'typebox';
import { enteredValueHistory, findValue } from '../../storage/queries/entered-values.ts';
import { listMeasurements } from '../../storage/queries/measurements.ts';
import { findPatient } from '../../storage/queries/patients.ts';
import { Metric, strictObject } from '../contract/fields.ts';
import {
  Measurement,
  MeasurementChange,
  MeasurementHistory,
  MeasurementList,
  NewMeasurement,
} from '../contract/measurements.ts';
import { correctValue, enterValue } from '../flow/enter-value.ts';
import { found } from '../flow/outcome.ts';
import { versionSeen, withVersion } from '../plugins/versions.ts';
import { IdParams, type Routes } from './route.ts';

export const measurementRoutes: Routes = async (app, { store, clock }) => {
  app.post(
    '/api/visits/:id/measurements',
    {
      config: { access: { noun: 'values', verb: 'add' } },
      schema: { params: IdParams, body: NewMeasurement, response: { 201: Measurement } },
    },
    async ({ actor, params, body }, reply) => {
      const entered = await enterValue(store, actor, clock(), params.id, body);
      return reply.status(201).send(withVersion(reply, entered));
    },
  );

  app.get(
    '/api/patients/:id/measurements',
    {
      config: { access: { noun: 'values', verb: 'read' } },
      schema: {
        params: IdParams,
        querystring: strictObject({ metric: Type.Optional(Metric) }),
        response: { 200: MeasurementList },
      },
    },
    async ({ actor, params, query }) => {
      found(await findPatient(store, actor, params.id));
      return { measurements: await listMeasurements(store, actor, params.id, query.metric) };
    },
  );

  app.patch(
    '/api/measurements/:id',
    {
      config: { access: { noun: 'values', verb: 'change' } },
      schema: { params: IdParams, body: MeasurementChange, response: { 200: Measurement } },
    },
    async (request, reply) => {
      const { actor, params, body } = request;
      const version = versionSeen(request);
      const before = found(await findValue(store, actor, params.id));
      return withVersion(reply, await correctValue(store, actor, clock(), before, version, body));
    },
  );

  app.get(
    '/api/measurements/:id/history',
    {
      config: { access: { noun: 'values', verb: 'read' } },
      schema: { params: IdParams, response: { 200: MeasurementHistory } },
    },
    async ({ actor, params }) => found(await enteredValueHistory(store, actor, params.id)),
  );
};
