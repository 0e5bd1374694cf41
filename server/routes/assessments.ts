import { Type } from 'typebox';
import {
  Agreement,
  AssessmentList,
  AssessmentSignature,
  BlindPicture,
  NewAssessment,
  OpenAssessment,
  Reading,
} from '../contract/assessments.ts';
import { Id, strictObject } from '../contract/fields.ts';
import { beginAssessment, blindPicture, makeBlindPictures, signReading } from '../flow/assess.ts';
import { listAssessments, readersAgreement } from '../flow/assessed-pairs.ts';
import { IdParams, type Routes } from './route.ts';

const Picture = Type.Unsafe<Buffer>({ type: 'string', format: 'binary' });

export const assessmentRoutes: Routes = async (app, deps) => {
  const pictures = makeBlindPictures(deps);
  const read = { noun: 'assessments', verb: 'read' } as const;
  const does = { noun: 'assessments', verb: 'do' } as const;

  app.get(
    '/api/patients/:id/assessments',
    { config: { access: read }, schema: { params: IdParams, response: { 200: AssessmentList } } },
    ({ actor, params }) => listAssessments(deps.store, actor, params.id),
  );

  app.get(
    '/api/assessments/agreement',
    { config: { access: read }, schema: { response: { 200: Agreement } } },
    ({ actor }) => readersAgreement(deps.store, actor),
  );

  app.post(
    '/api/assessments',
    { config: { access: does }, schema: { body: NewAssessment, response: { 201: OpenAssessment } } },
    async ({ actor, body }, reply) =>
      reply.status(201).send(await beginAssessment(deps, pictures, actor, body)),
  );

  app.get(
    '/api/assessments/:id/pictures/:which',
    {
      config: { access: does },
      schema: { params: strictObject({ id: Id, which: BlindPicture }), response: { 200: Picture } },
      exposeHeadRoute: false,
    },
    async ({ actor, params }, reply) => {
      const bytes = await blindPicture(deps, pictures, actor, params.id, params.which);
      // Nothing that was made of one picture alone goes along with it: no tag, no date, no name.
      return reply.type('image/jpeg').header('cache-control', 'private, no-store').send(Buffer.from(bytes));
    },
  );

  app.post(
    '/api/assessments/:id/signature',
    {
      config: { access: does },
      schema: { params: IdParams, body: AssessmentSignature, response: { 201: Reading } },
    },
    async ({ actor, params, body }, reply) =>
      reply.status(201).send(await signReading(deps, actor, params.id, body)),
  );
};
