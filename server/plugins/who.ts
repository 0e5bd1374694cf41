import type { FastifyInstance, FastifyRequest } from 'fastify';
import { type Actor, anonymous } from '../../storage/actor.ts';
import { rolesFrom } from '../../storage/queries/people.ts';
import { type Access, may } from '../access.ts';
import type { Deps } from '../deps.ts';
import { AppError } from '../errors.ts';

export type RouteRow = { method: string; path: string; access: Access };

declare module 'fastify' {
  interface FastifyRequest {
    /** Who asks; set before anything else runs. */
    actor: Actor;
  }
  interface FastifyInstance {
    /** Every route with its row of the access table: what the tests, and nobody else, are generated from. */
    routeTable: RouteRow[];
  }
  interface FastifyContextConfig {
    /** The row and verb of the access table this route stands under. Every route under /api names one. */
    access?: Access;
  }
}

export function webHeaders(request: FastifyRequest): Headers {
  const headers = new Headers();
  const cookie = request.headers.cookie;
  if (cookie !== undefined) headers.set('cookie', cookie);
  return headers;
}

/**
 * Asks the session table on every request, so that an ended session is ended now. Throws `not_signed_in` or
 * `not_allowed` before a row is looked at: what is refused by role says nothing about what exists.
 */
export function knowWhoAsks(app: FastifyInstance, deps: Deps): void {
  app.decorateRequest('actor');
  app.decorate('routeTable', []);
  app.addHook('onRoute', (route) => {
    const access = route.config?.access;
    if (!route.url.startsWith('/api')) return;
    if (access === undefined) {
      throw new Error(`Route ${String(route.method)} ${route.url} names no row of the access table.`);
    }
    for (const method of [route.method].flat()) app.routeTable.push({ method, path: route.url, access });
  });
  app.addHook('onRequest', async (request, reply) => {
    request.actor = anonymous;
    const access = request.routeOptions.config.access;
    if (access === undefined || request.is404) return;
    if (request.headers.cookie?.includes('whorl.')) {
      const { response, headers } = await deps.auth.api.getSession({
        headers: webHeaders(request),
        returnHeaders: true,
      });
      for (const cookie of headers.getSetCookie()) reply.header('set-cookie', cookie);
      if (response !== null && !response.user.disabled) {
        const roles = rolesFrom(String(response.user.roles));
        request.actor = { kind: 'person', id: response.user.id, roles };
      }
    }
    const actor = request.actor;
    if (may(actor.kind === 'person' ? actor.roles : ['anonymous'], access)) return;
    throw new AppError(actor.kind === 'person' ? 'not_allowed' : 'not_signed_in');
  });
}
