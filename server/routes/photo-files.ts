import type { Readable } from 'node:stream';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Type } from 'typebox';
import { noteAlone } from '../../storage/audit.ts';
import type { PhotoKind } from '../../storage/photo-files.ts';
import { findPhotoFile, type PhotoFilePlace } from '../../storage/queries/photos.ts';
import type { Deps } from '../deps.ts';
import { AppError } from '../errors.ts';
import { found } from '../flow/outcome.ts';
import { savedAs } from './export-name.ts';
import { IdParams, Nothing, type Routes } from './route.ts';

/** A file as it lies on the disk. */
const FileBytes = Type.Unsafe<Readable>({ type: 'string', format: 'binary' });

/** Files are opened by their row; one that is gone is said to be gone, not repaired. */
async function opened(deps: Deps, place: PhotoFilePlace, kind: PhotoKind) {
  try {
    return await deps.files.open(place.folder, kind);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
    throw new AppError('photo_file_missing', {}, { cause: error });
  }
}

const extensions: Record<string, string> = {
  'image/jpeg': 'jpg',
  'image/png': 'png',
  'image/webp': 'webp',
  'image/avif': 'avif',
  'image/heic': 'heic',
};

/** Pictures of patients: kept by the browser for itself only, and asked for again, so that signing out ends it. */
function privately(reply: FastifyReply, place: PhotoFilePlace): string {
  const tag = `"${place.sha256.slice(0, 32)}"`;
  reply.header('cache-control', 'private, no-cache').header('etag', tag);
  return tag;
}

function knows(request: FastifyRequest, tag: string): boolean {
  const tags = request.headers['if-none-match']?.split(',').map((each) => each.trim().replace(/^W\//, ''));
  return tags?.includes(tag) ?? false;
}

export const photoFileRoutes: Routes = async (app, deps) => {
  for (const kind of ['master', 'screen', 'thumb'] as const) {
    app.get(
      `/api/photos/:id/${kind}`,
      {
        config: { access: { noun: 'photos', verb: 'read' } },
        schema: { params: IdParams, response: { 200: FileBytes, 304: Nothing } },
      },
      async (request, reply) => {
        const place = found(await findPhotoFile(deps.store, request.actor, request.params.id, kind));
        if (knows(request, privately(reply, place))) return reply.status(304).send(null);
        const { stream, bytes } = await opened(deps, place, kind);
        return reply.type(place.mediaType).header('content-length', bytes).send(stream);
      },
    );
  }

  app.get(
    '/api/photos/:id/original',
    {
      config: { access: { noun: 'originals_and_exports', verb: 'download' } },
      schema: { params: IdParams, response: { 200: FileBytes } },
      exposeHeadRoute: false,
    },
    async (request, reply) => {
      const { id } = request.params;
      const place = found(await findPhotoFile(deps.store, request.actor, id, 'original'));
      const { stream, bytes } = await opened(deps, place, 'original');
      await noteAlone(deps.store, request.actor, deps.clock(), {
        action: 'download_original',
        noun: 'photo',
        nounId: id,
        patientId: place.patientId,
      });
      return reply
        .type(place.mediaType)
        .header('cache-control', 'private, no-store')
        .header('content-length', bytes)
        .header('content-disposition', await savedAs(deps, `${id}.${extensions[place.mediaType] ?? 'bin'}`))
        .send(stream);
    },
  );
};
