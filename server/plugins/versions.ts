import type { FastifyDynamicSwaggerOptions } from '@fastify/swagger';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { Problem } from '../contract/problem.ts';
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

const changing = new Set(['PATCH', 'PUT']);

/** Every PATCH and PUT says which state it changes, before anything else of it is read. Throws `version_required`. */
export function askForVersions(app: FastifyInstance): void {
  app.addHook('preValidation', async (request) => {
    if (request.is404 || !request.url.startsWith('/api') || !changing.has(request.method)) return;
    versionSeen(request);
  });
}

const ifMatch = {
  type: 'object',
  required: ['If-Match'],
  properties: {
    'If-Match': {
      type: 'string',
      description: 'The ETag of the state that is changed; "0" where there is nothing yet.',
    },
  },
};
const tagged = {
  ETag: { type: 'string', description: 'The version of this, for If-Match or If-None-Match.' },
};

type Answer = { properties?: Record<string, unknown> };

/** Adds to the interface description what the versions ask for and send; the routes themselves need not name it. */
export const describeVersions: NonNullable<FastifyDynamicSwaggerOptions['transform']> = ({
  schema,
  url,
  route,
}) => {
  if (schema === undefined || schema.hide === true) return { schema, url };
  const changes = [route.method].flat().some((method) => changing.has(method));
  const answers = (schema.response ?? {}) as Record<string, Answer>;
  const sendsTag = (answer: Answer) => changes || '304' in answers || 'version' in (answer.properties ?? {});
  const response = Object.fromEntries(
    Object.entries(answers).map(([status, answer]) =>
      /^[23]/.test(status) && sendsTag(answer) ? [status, { ...answer, headers: tagged }] : [status, answer],
    ),
  );
  if (!changes) return { schema: { ...schema, response }, url };
  return {
    schema: { ...schema, headers: ifMatch, response: { ...response, 412: Problem, 428: Problem } },
    url,
  };
};
