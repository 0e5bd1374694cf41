import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { Config } from '../config.ts';
import { AppError } from '../errors.ts';

const safeMethods = new Set(['GET', 'HEAD', 'OPTIONS']);

function ownOrigin(request: FastifyRequest, config: Config): string {
  return config.PUBLIC_URL === '' ? `${request.protocol}://${request.host}` : config.PUBLIC_URL;
}

/**
 * A browser says where a changing request comes from; one from another site is refused, cookie or not. Programs that
 * are no browser send neither header and carry no ambient cookie that another site could abuse.
 */
export function refuseForeignOrigins(app: FastifyInstance, config: Config): void {
  app.addHook('onRequest', async (request) => {
    if (safeMethods.has(request.method)) return;
    const { origin } = request.headers;
    const site = request.headers['sec-fetch-site'];
    const foreign =
      origin === undefined
        ? site !== undefined && site !== 'same-origin' && site !== 'none'
        : origin !== ownOrigin(request, config);
    if (foreign) throw new AppError('foreign_origin');
  });
}
