import type { FastifyInstance } from 'fastify';
import type { Deps } from '../deps.ts';

/**
 * While a demonstration is open every request goes to it, whole and before anything of this clinic has looked at it.
 * Its own app has no demonstration to send on to.
 */
export function goIntoDemonstration(
  app: FastifyInstance,
  { demonstration }: Pick<Deps, 'demonstration'>,
): void {
  app.addHook('onRequest', async (request, reply) => {
    const handle = demonstration.handler();
    if (handle === null) return;
    reply.hijack();
    handle(request.raw, reply.raw);
  });
}
