import multipart from '@fastify/multipart';
import { Type } from 'typebox';
import { findPatient } from '../../storage/queries/patients.ts';
import { listPhotoImports } from '../../storage/queries/photo-imports.ts';
import {
  LookedAtPhoto,
  NewPhotoImport,
  PhotoImport,
  PhotoImportList,
  PhotoImportUndo,
} from '../contract/photo-imports.ts';
import { beginPhotoImport, lookAtOldPhoto, takeImportBack } from '../flow/import-photos.ts';
import { found } from '../flow/outcome.ts';
import { staging } from '../flow/upload.ts';
import { formLimits, readFileForm } from '../plugins/photo-form.ts';
import { compileValidator } from '../validation.ts';
import { IdParams, type Routes } from './route.ts';

/** What the form holds, for the interface's description; the file is read as a stream, so the form is checked there. */
const FileForm = Type.Object({ file: Type.String({ format: 'binary' }) });

export const photoImportRoutes: Routes = async (app, deps) => {
  await app.register(multipart);
  const { store } = deps;

  app.post(
    '/api/patients/:id/photo-imports/look',
    {
      config: { access: { noun: 'photos', verb: 'add' } },
      schema: {
        params: IdParams,
        consumes: ['multipart/form-data'],
        body: FileForm,
        response: { 200: LookedAtPhoto },
      },
      validatorCompiler: (part) => (part.httpPart === 'body' ? () => true : compileValidator(part)),
    },
    async (request, reply) => {
      const { actor, params } = request;
      const patient = found(await findPatient(store, actor, params.id));
      await deps.room.ensure(Number(request.headers['content-length'] ?? 0));
      const raw = await readFileForm(request, reply, formLimits(deps.config), staging(deps));
      return lookAtOldPhoto(deps, actor, patient.id, raw);
    },
  );

  app.post(
    '/api/patients/:id/photo-imports',
    {
      config: { access: { noun: 'photos', verb: 'add' } },
      schema: { params: IdParams, body: NewPhotoImport, response: { 201: PhotoImport } },
    },
    async ({ actor, params, body }, reply) =>
      reply.status(201).send(await beginPhotoImport(deps, actor, params.id, body)),
  );

  app.get(
    '/api/patients/:id/photo-imports',
    {
      config: { access: { noun: 'photos', verb: 'read' } },
      schema: { params: IdParams, response: { 200: PhotoImportList } },
    },
    async ({ actor, params }) => {
      const patient = found(await findPatient(store, actor, params.id));
      return { imports: await listPhotoImports(store, actor, patient.id) };
    },
  );

  app.post(
    '/api/photo-imports/:id/undo',
    {
      config: { access: { noun: 'photos', verb: 'exclude' } },
      schema: { params: IdParams, body: PhotoImportUndo, response: { 200: PhotoImport } },
    },
    ({ actor, params, body }) => takeImportBack(deps, actor, params.id, body.reason),
  );
};
