import multipart from '@fastify/multipart';
import { Type } from 'typebox';
import { findPhoto, findVisitForPhotos, listVisitPhotos } from '../../storage/queries/photos.ts';
import { Photo, PhotoChange, PhotoList, PhotoMove, UploadFields } from '../contract/photos.ts';
import { correctPhoto, refile } from '../flow/change-photo.ts';
import { found } from '../flow/outcome.ts';
import { staging, upload } from '../flow/upload.ts';
import { formLimits, readPhotoForm } from '../plugins/photo-form.ts';
import { versionSeen, withVersion } from '../plugins/versions.ts';
import { compileValidator } from '../validation.ts';
import { IdParams, type Routes } from './route.ts';

const IdempotencyHeader = Type.Object({
  'idempotency-key': Type.Optional(Type.String({ minLength: 1, maxLength: 200 })),
});

/** What the form holds, for the interface's description; the file is read as a stream, so the form is checked there. */
const UploadForm = Type.Object({ ...UploadFields.properties, file: Type.String({ format: 'binary' }) });

export const photoRoutes: Routes = async (app, deps) => {
  await app.register(multipart);
  const { store } = deps;

  app.post(
    '/api/visits/:id/photos',
    {
      config: { access: { noun: 'photos', verb: 'add' } },
      schema: {
        params: IdParams,
        headers: IdempotencyHeader,
        consumes: ['multipart/form-data'],
        body: UploadForm,
        response: { 200: Photo, 201: Photo },
      },
      validatorCompiler: (part) => (part.httpPart === 'body' ? () => true : compileValidator(part)),
    },
    async (request, reply) => {
      const visit = found(await findVisitForPhotos(store, request.actor, request.params.id));
      await deps.room.ensure(Number(request.headers['content-length'] ?? 0));
      const { fields, taken: raw } = await readPhotoForm(
        request,
        reply,
        formLimits(deps.config),
        staging(deps),
      );
      const key = request.headers['idempotency-key'];
      const { photo, isNew } = await upload(deps, request.actor, visit, fields, raw, key);
      if (isNew) reply.header('location', `/api/photos/${photo.id}`);
      return reply.status(isNew ? 201 : 200).send(withVersion(reply, photo));
    },
  );

  app.get(
    '/api/visits/:id/photos',
    {
      config: { access: { noun: 'photos', verb: 'read' } },
      schema: { params: IdParams, response: { 200: PhotoList } },
    },
    async (request) => {
      found(await findVisitForPhotos(store, request.actor, request.params.id));
      return { photos: await listVisitPhotos(store, request.actor, request.params.id) };
    },
  );

  app.get(
    '/api/photos/:id',
    {
      config: { access: { noun: 'photos', verb: 'read' } },
      schema: { params: IdParams, response: { 200: Photo } },
    },
    async (request, reply) =>
      withVersion(reply, found(await findPhoto(store, request.actor, request.params.id))),
  );

  app.patch(
    '/api/photos/:id',
    {
      config: { access: { noun: 'photos', verb: 'exclude' } },
      schema: { params: IdParams, body: PhotoChange, response: { 200: Photo } },
    },
    async (request, reply) => {
      const version = versionSeen(request);
      const { id } = request.params;
      return withVersion(reply, await correctPhoto(deps, request.actor, id, version, request.body));
    },
  );

  app.post(
    '/api/photos/:id/move',
    {
      config: { access: { noun: 'photos', verb: 'move' } },
      schema: { params: IdParams, body: PhotoMove, response: { 200: Photo } },
    },
    async (request, reply) =>
      withVersion(reply, await refile(deps, request.actor, request.params.id, request.body)),
  );
};
