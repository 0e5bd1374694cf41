import helmet from '@fastify/helmet';
import rateLimit from '@fastify/rate-limit';
import swagger from '@fastify/swagger';
import type { TypeBoxTypeProvider } from '@fastify/type-provider-typebox';
import underPressure from '@fastify/under-pressure';
import fastify from 'fastify';
import type { Deps } from './deps.ts';
import { AppError } from './errors.ts';
import { logOptions } from './log.ts';
import { limitDeviceAccess } from './plugins/device-access.ts';
import { goIntoDemonstration } from './plugins/into-demonstration.ts';
import { refuseForeignOrigins } from './plugins/origin.ts';
import { servePages } from './plugins/pages.ts';
import { answerProblems, sendProblem } from './plugins/problems.ts';
import { askForVersions, describeVersions } from './plugins/versions.ts';
import { knowWhoAsks } from './plugins/who.ts';
import { apiRoutes } from './routes/all.ts';
import { compileSerializer, compileValidator, compileWhenAsked } from './validation.ts';

/**
 * Nothing in a page comes from elsewhere or is written inline; photos may be drawn from memory (blob:). The camera's
 * picture needs no word here: a stream is no address.
 */
const contentSecurityPolicy = {
  useDefaults: false,
  directives: {
    defaultSrc: ["'self'"],
    imgSrc: ["'self'", 'blob:', 'data:'],
    objectSrc: ["'none'"],
    baseUri: ["'none'"],
    formAction: ["'self'"],
    frameAncestors: ["'none'"],
  },
};

/** A slow reader of headers or a request that never ends must not hold a connection for ever. */
const limits = {
  bodyLimit: 1024 * 1024,
  requestTimeout: 15 * 60_000,
  http: { headersTimeout: 20_000 },
  keepAliveTimeout: 72_000,
};

/**
 * A second in which the process did not run at all (a laptop that slept, a starved machine) leaves the plugin without a
 * sample, which it reads as an endless delay: requests of that moment are served, not refused.
 */
async function refuseUnderPressure(
  _request: unknown,
  _reply: unknown,
  _type: string,
  delayMs: number | undefined,
) {
  if (delayMs !== Number.POSITIVE_INFINITY) throw new AppError('busy', {}, { retryAfterSeconds: 10 });
}

/** The whole server on the given parts, not yet listening. Throws at once where a route names no access. */
export async function buildApp(deps: Deps) {
  const app = fastify({
    ...limits,
    logger: logOptions(deps.config.LOG_LEVEL),
    trustProxy: deps.config.TRUST_PROXY === 'yes',
    genReqId: () => crypto.randomUUID(),
    routerOptions: { maxParamLength: 200 },
    frameworkErrors: (_error, _request, reply) => sendProblem(new AppError('not_found'), reply),
  }).withTypeProvider<TypeBoxTypeProvider>();
  app.setValidatorCompiler(deps.checkAnswers ? compileValidator : compileWhenAsked);
  app.setSerializerCompiler(compileSerializer(deps.checkAnswers));
  answerProblems(app);
  goIntoDemonstration(app, deps);
  await app.register(helmet, {
    contentSecurityPolicy,
    strictTransportSecurity: deps.config.PUBLIC_URL.startsWith('https:'),
  });
  limitDeviceAccess(app);
  await app.register(rateLimit, {
    global: false,
    errorResponseBuilder: () => new AppError('too_many_requests'),
  });
  await app.register(underPressure, {
    maxEventLoopDelay: 5000,
    sampleInterval: 5000,
    pressureHandler: refuseUnderPressure,
  });
  await app.register(swagger, {
    transform: describeVersions,
    openapi: {
      openapi: '3.1.0',
      info: {
        title: 'Whorl',
        version: '1',
        description: 'Before/after hair outcomes: photos, measures, change.',
      },
      components: {
        securitySchemes: { session: { type: 'apiKey', in: 'cookie', name: 'whorl.session_token' } },
      },
    },
  });
  refuseForeignOrigins(app, deps.config);
  knowWhoAsks(app, deps);
  askForVersions(app);
  // Whatever was written may have put a photo on the list of analyses; where nothing was, this is one look.
  app.addHook('onResponse', async (request, reply) => {
    if (!['GET', 'HEAD'].includes(request.method) && reply.statusCode < 300) deps.measuring.wake();
  });
  await app.register(apiRoutes, deps);
  await servePages(app);
  return app;
}

export type App = Awaited<ReturnType<typeof buildApp>>;
