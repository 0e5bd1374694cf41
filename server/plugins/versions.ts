import type { FastifyReply, FastifyRequest } from 'fastify';
import { AppError } from '../errors.ts';

/** Sends a versioned thing with its `ETag`. */
export function withVersion<T extends { version: number }>(reply: FastifyReply, thing: T): T {
  reply.header('etag', `"${thing.version}"`);
  return thing;
}

/** The version in `If-Match`. Throws `version_required` where it is missing or no version of ours. */
export function versionSeen(request: FastifyRequest): number {
  const text = request.headers['if-match'];
  const version = Number(/^(?:W\/)?"?(\d+)"?$/.exec(text ?? '')?.[1]);
  if (!Number.isInteger(version)) throw new AppError('version_required');
  return version;
}
