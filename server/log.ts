import type { FastifyLoggerOptions } from 'fastify';

/** Logs name methods, paths without their query (search words are patients' names) and statuses, never a body. */
export function logOptions(level: string): FastifyLoggerOptions & { redact: string[] } {
  return {
    level,
    redact: ['req.headers.cookie', 'req.headers.authorization', 'res.headers["set-cookie"]'],
    serializers: {
      req: (request) => ({ method: request.method, path: request.url.split('?')[0], id: request.id }),
      res: (reply) => ({ status: reply.statusCode }),
    },
  };
}
