import type { FastifyError, FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { Problem } from '../contract/problem.ts';
import { AppError, statusOf } from '../errors.ts';
import { problemFields } from '../validation.ts';
import { sayError, sayFieldProblem } from '../words.ts';

/** Fastify's own refusals, by status: everything else it throws below 500 is a request we could not read. */
const codeOfStatus = {
  413: 'request_too_large',
  415: 'wrong_media_type',
  429: 'too_many_requests',
  503: 'busy',
} as const;

/** The refusal of a request whose fields break rules, each named in words. */
export function invalidRequest(errors: Parameters<typeof problemFields>[0]): AppError {
  const fields = problemFields(errors).map((problem) => ({
    field: problem.field,
    message: sayFieldProblem(problem, 'en'),
  }));
  const problems = fields.map(({ field, message }) => `${field} ${message}`.trim()).join('; ');
  return new AppError('invalid_request', { problems, fields });
}

function asAppError(error: FastifyError | AppError, request: FastifyRequest): AppError {
  if (error instanceof AppError) return error;
  if (error.validation) {
    return invalidRequest(error.validation as Parameters<typeof problemFields>[0]);
  }
  const status = error.statusCode ?? 500;
  const code = codeOfStatus[status as keyof typeof codeOfStatus];
  if (code !== undefined) return new AppError(code);
  if (status < 500) return new AppError('invalid_request', { problems: error.message });
  request.log.error({ err: error }, 'unexpected error');
  return new AppError('internal', { requestId: request.id });
}

/** Sends an error as problem details. */
export function sendProblem(error: AppError, reply: FastifyReply) {
  const status = statusOf[error.code];
  const { fields, ...values } = error.values;
  const problem: Problem = {
    type: `/problems/${error.code}`,
    ...sayError(error, 'en'),
    status,
    code: error.code,
    values,
    ...(fields === undefined ? {} : { fields: fields as NonNullable<Problem['fields']> }),
    ...(error.current === undefined ? {} : { current: error.current }),
  };
  if (error.retryAfterSeconds !== undefined) reply.header('retry-after', String(error.retryAfterSeconds));
  return reply.status(status).type('application/problem+json').serializer(JSON.stringify).send(problem);
}

/** Every error leaves as RFC 9457 problem details with a code of the table; unknown ones as `internal`, without detail. */
export function answerProblems(app: FastifyInstance): void {
  app.addHook('onRoute', (route) => {
    // The interface description names what every refusal looks like.
    if (route.schema === undefined || route.schema.hide === true) return;
    route.schema.response = { ...(route.schema.response ?? {}), '4xx': Problem, '5xx': Problem };
  });
  app.setErrorHandler((error: FastifyError, request, reply) =>
    sendProblem(asAppError(error, request), reply),
  );
}
