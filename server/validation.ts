import { Ajv, type ErrorObject } from 'ajv';
import addFormatsModule, { type FormatsPlugin } from 'ajv-formats';
import type { FastifySchemaCompiler, FastifySerializerCompiler } from 'fastify/types/schema.js';

// The package is CommonJS: under Node's ESM its default export is the plugin itself or the module around it.
const addFormats = ((addFormatsModule as unknown as { default?: FormatsPlugin }).default ??
  addFormatsModule) as FormatsPlugin;

/** Fastify's own validator turns a JSON `null` into 0 and `true` into 1; bodies are taken as they were sent. */
const strict = addFormats(new Ajv({ allErrors: true, coerceTypes: false, removeAdditional: false }));
/** Everything in a URL is text: numbers and booleans are read from it. */
const reading = addFormats(new Ajv({ allErrors: true, coerceTypes: true, removeAdditional: false }));

export const compileValidator: FastifySchemaCompiler<object> = ({ schema, httpPart }) =>
  (httpPart === 'body' ? strict : reading).compile(schema);

/** `field: what it must be`, for people and programs; deepest place only, without JSON pointers' escapes. */
export function problemFields(errors: readonly ErrorObject[]): { field: string; message: string }[] {
  return errors.map((error) => {
    const missing = error.keyword === 'required' ? `/${error.params.missingProperty}` : '';
    const extra = error.keyword === 'additionalProperties' ? `/${error.params.additionalProperty}` : '';
    const field = `${error.instancePath}${missing}${extra}`.slice(1).replaceAll('/', '.');
    const message =
      error.keyword === 'required'
        ? 'is missing'
        : extra
          ? 'is not a field of this'
          : (error.message ?? 'is not right');
    return { field, message };
  });
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
