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

const asPreload = (address: string) => `<${address}>; rel=preload; as=image`;
const photoId = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

/**
 * The pictures that the page at an address shows first: a comparison names its pair, and the browser fetches both while
 * it still reads the page's code. Whether they may be seen is asked when they are fetched.
 */
function picturesOf(url: string): string[] {
  const { pathname, searchParams } = new URL(url, 'http://page');
  if (!/^\/patients\/[^/]+\/compare$/.test(pathname)) return [];
  const ids = ['before', 'after'].map((side) => searchParams.get(side) ?? '');
  return ids.every((id) => photoId.test(id)) ? ids.map((id) => `/api/photos/${id}/master`) : [];
}

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
    const pictures = request.headers.cookie?.includes('whorl.') ? picturesOf(request.url) : [];
    if (pictures.length > 0) reply.header('link', pictures.map(asPreload).join(', '));
    return reply.type('text/html').header('cache-control', 'no-cache').sendFile('index.html');
  });
}
