import { Ajv, type ErrorObject } from 'ajv';
import addFormatsModule, { type FormatsPlugin } from 'ajv-formats';
import type { FastifySchemaCompiler, FastifySerializerCompiler } from 'fastify/types/schema.js';

// The package is CommonJS: under Node's ESM its default export is the plugin itself or the module around it.
const addFormats = ((addFormatsModule as unknown as { default?: FormatsPlugin }).default ??
  addFormatsModule) as FormatsPlugin;

/** The years a clinic writes: one typed as 26 or 20026 is a slip, and calendars of other years cannot be counted on. */
const day = String.raw`(?:19|20|21)\d\d-\d\d-\d\d`;
const dayAlone = new RegExp(`^${day}$`);
/** What every date library reads alike: no leap second, at most nanoseconds, always with an offset. */
const moment = new RegExp(
  String.raw`^(${day})T(?:[01]\d|2[0-3]):[0-5]\d:[0-5]\d(?:\.\d{1,9})?(?:Z|[+-](?:[01]\d|2[0-3]):[0-5]\d)$`,
);

function isDay(text: string): boolean {
  const read = dayAlone.test(text) ? new Date(`${text}T00:00:00Z`) : new Date(Number.NaN);
  return !Number.isNaN(read.getTime()) && read.toISOString().startsWith(text);
}

function withFormats(ajv: Ajv): Ajv {
  return addFormats(ajv)
    .addFormat('date', isDay)
    .addFormat('date-time', (text) => isDay(moment.exec(text)?.[1] ?? ''));
}

/** Fastify's own validator turns a JSON `null` into 0 and `true` into 1; bodies are taken as they were sent. */
const strict = withFormats(new Ajv({ allErrors: true, coerceTypes: false, removeAdditional: false }));
/** Everything in a URL is text: numbers and booleans are read from it. */
const reading = withFormats(new Ajv({ allErrors: true, coerceTypes: true, removeAdditional: false }));

export const compileValidator = (({ schema, httpPart }) =>
  (httpPart === 'body' ? strict : reading).compile(schema)) satisfies FastifySchemaCompiler<object>;

/**
 * Compiles a rule when somebody sends something to it: all of them together are a sixth of a start, and who restarts after
 * a crash waits for it. A rule that cannot be compiled stops the start where answers are checked (every test).
 */
export const compileWhenAsked: FastifySchemaCompiler<object> = (part) => {
  let check: ReturnType<typeof compileValidator> | undefined;
  return (data) => {
    check ??= compileValidator(part);
    return check(data) || { error: check.errors ?? [] };
  };
};

/** One broken rule: the field's path with dots, the rule's keyword, and the numbers of its sentence. */
export type FieldProblem = { field: string; keyword: string; values: Record<string, unknown> };

/**
 * The broken rules of a request, one a field. A field that may be `null` breaks two rules at once when it is wrong, and
 * the one that says "must be null" helps nobody.
 */
export function problemFields(errors: readonly ErrorObject[]): FieldProblem[] {
  const problems = new Map<string, FieldProblem>();
  for (const { keyword, params, instancePath } of errors) {
    if (keyword === 'anyOf' || (keyword === 'type' && params.type === 'null')) continue;
    const named =
      params.missingProperty ?? (keyword === 'additionalProperties' ? params.additionalProperty : undefined);
    const field = `${instancePath}${named === undefined ? '' : `/${named}`}`.slice(1).replaceAll('/', '.');
    const allowed = [params.allowedValues ?? params.allowedValue ?? []].flat().join(', ');
    if (!problems.has(field))
      problems.set(field, { field, keyword, values: { ...params, count: params.limit, allowed } });
  }
  return [...problems.values()];
}

/**
 * Answers are plain `JSON.stringify`: our nullable fields make schema-driven serialisers slower than that. Where
 * `check` is set (every test), an answer that does not fit its schema is an error instead.
 */
export function compileSerializer(check: boolean): FastifySerializerCompiler<object> {
  return ({ schema }) => {
    if (!check) return (data) => JSON.stringify(data);
    const fits = strict.compile(schema);
    return (data) => {
      const text = JSON.stringify(data);
      if (!fits(JSON.parse(text)))
        throw new Error(`The answer does not fit its schema: ${strict.errorsText(fits.errors)}`);
      return text;
    };
  };
}
