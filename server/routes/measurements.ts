import { Type } from 'typebox';
import { enterMeasurement, listMeasurements } from '../../storage/queries/measurements.ts';
import { findPatient } from '../../storage/queries/patients.ts';
import { checkEnteredValue } from '../clinic/entered-value.ts';
import { Metric, strictObject } from '../contract/fields.ts';
import { Measurement, MeasurementList, NewMeasurement } from '../contract/measurements.ts';
import { AppError } from '../errors.ts';
import { found } from '../flow/outcome.ts';
import { reasonSentences } from '../flow/reason-sentences.ts';
import { IdParams, type Routes } from './route.ts';

/** Throws `value_refused` with every reason, or `value_unconfirmed` where an unusual value may be meant. */
function checked(entered: NewMeasurement): NewMeasurement {
  const reasons = checkEnteredValue(entered);
  if (reasons.length === 0) return entered;
  const refused = reasons.some(({ severity }) => severity === 'refuse');
  const problems = reasonSentences(reasons, 'en');
  throw new AppError(refused ? 'value_refused' : 'value_unconfirmed', { problems, reasons });
}

export const measurementRoutes: Routes = async (app, { store, clock }) => {
  app.post(
    '/api/visits/:id/measurements',
    {
      config: { access: { noun: 'values', verb: 'add' } },
      schema: { params: IdParams, body: NewMeasurement, response: { 201: Measurement } },
    },
    async ({ actor, params, body }, reply) => {
      const entered = await enterMeasurement(store, actor, clock(), params.id, checked(body));
      return reply.status(201).send(found(entered));
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
};
