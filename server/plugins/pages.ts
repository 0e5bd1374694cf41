import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import fastifyStatic from '@fastify/static';
import type { FastifyInstance } from 'fastify';
import { AppError } from '../errors.ts';
import { sendProblem } from './problems.ts';

/** The built pages: `dist/web`, seen from the source tree and from the built server alike. */
export const builtPages = fileURLToPath(
  new URL(import.meta.url.includes('/dist/') ? '../web' : '../../dist/web', import.meta.url),
);

/** Serves the built pages and nothing else; every other address that is not the API's is the one page. */
export async function servePages(app: FastifyInstance): Promise<void> {
  const built = existsSync(join(builtPages, 'index.html'));
  if (built) {
    await app.register(fastifyStatic, {
      root: builtPages,
      wildcard: false,
      dotfiles: 'deny',
      index: false,
      cacheControl: false,
      setHeaders: (reply, path) =>
        reply.header(
          'cache-control',
          path.includes('/assets/') ? 'public, max-age=31536000, immutable' : 'no-cache',
        ),
    });
  }
  app.setNotFoundHandler((request, reply) => {
    const isPage =
      request.method === 'GET' &&
      !request.url.startsWith('/api') &&
      !/\.\w+$/.test(request.url.split('?')[0] ?? '');
    if (!isPage || !built) return sendProblem(new AppError('not_found'), reply);
    return reply.type('text/html').header('cache-control', 'no-cache').sendFile('index.html');
  });
}
