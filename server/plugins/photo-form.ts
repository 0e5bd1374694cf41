import type { Readable } from 'node:stream';
import type {} from '@fastify/multipart';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Config } from '../config.ts';
import { UploadFields } from '../contract/photos.ts';
import { AppError } from '../errors.ts';
import { compileValidator, type problemFields } from '../validation.ts';
import { invalidRequest } from './problems.ts';
import { type LeastRate, steady } from './steady.ts';

type FormLimits = { maxBytes: number; least: LeastRate };

export const formLimits = ({ MAX_UPLOAD_MB, SLOW_UPLOAD_SECONDS }: Config): FormLimits => ({
  maxBytes: MAX_UPLOAD_MB * 1024 * 1024,
  least: { bytes: 64 * 1024, withinMs: SLOW_UPLOAD_SECONDS * 1000 },
});

const validFields = compileValidator({
  schema: UploadFields,
  httpPart: 'body',
  method: 'POST',
  url: '',
}) as ((value: unknown) => boolean) & { errors?: Parameters<typeof problemFields>[0] | null };

function wrong(problems: string): AppError {
  return new AppError('invalid_request', { problems });
}

function checkedFields(said: Record<string, string>): UploadFields {
  if (validFields(said)) return said as UploadFields;
  throw invalidRequest(validFields.errors ?? []);
}

/** What the multipart parser means: it has a code for some, a sentence for others, and 500 for a missing boundary. */
function asAppError(error: unknown, maxBytes: number): unknown {
  if (error instanceof AppError || !(error instanceof Error)) return error;
  const code = (error as NodeJS.ErrnoException).code ?? '';
  if (code === 'FST_REQ_FILE_TOO_LARGE') return tooLarge(maxBytes);
  if (code === 'FST_INVALID_MULTIPART_CONTENT_TYPE')
    return new AppError('wrong_media_type', {}, { cause: error });
  if (/Boundary not found|Malformed part header|^FST_/.test(`${code}${error.message}`)) {
    return wrong(`the form cannot be read (${error.message})`);
  }
  if (/Unexpected end|terminated early|premature|aborted/i.test(error.message)) {
    return new AppError('upload_broken_off', {}, { cause: error });
  }
  return error;
}

function tooLarge(maxBytes: number): AppError {
  return new AppError('upload_too_large', { limitMegabytes: Math.floor(maxBytes / 1024 / 1024) });
}

/** The file's bytes; a file that was cut at the limit looks complete to who reads it, and is told from here. */
async function* whole(file: Readable & { truncated?: boolean }, limits: FormLimits) {
  yield* steady(file, limits.least);
  if (file.truncated) throw tooLarge(limits.maxBytes);
}

/** A form of a file and nothing else. */
function noFields(said: Record<string, string>): null {
  const [first] = Object.keys(said);
  if (first !== undefined) throw wrong(`the form has a file and no "${first}"`);
  return null;
}

type Take<Taken> = {
  /** Gets the file's bytes while they arrive. */
  take: (source: AsyncIterable<Uint8Array>) => Promise<Taken>;
  /** Takes back what `take` made, where the form turns out broken behind the file. */
  undo: (taken: Taken) => Promise<void>;
};

/** Reads the form of an upload. Throws as `readForm` does. */
export const readPhotoForm = <Taken>(
  request: FastifyRequest,
  reply: FastifyReply,
  limits: FormLimits,
  file: Take<Taken>,
): Promise<{ fields: UploadFields; taken: Taken }> => readForm(request, reply, limits, checkedFields, file);

/** Reads the form of a file that is only looked at. Throws as `readForm` does. */
export const readFileForm = async <Taken>(
  request: FastifyRequest,
  reply: FastifyReply,
  limits: FormLimits,
  file: Take<Taken>,
): Promise<Taken> => (await readForm(request, reply, limits, noFields, file)).taken;

/**
 * Reads `fields first, then one file`. Throws `invalid_request`, `wrong_media_type`, `upload_too_large`,
 * `upload_too_slow`, `upload_broken_off`, and what `check` and `take` throw.
 */
async function readForm<Fields, Taken>(
  request: FastifyRequest,
  reply: FastifyReply,
  limits: FormLimits,
  check: (said: Record<string, string>) => Fields,
  { take, undo }: Take<Taken>,
): Promise<{ fields: Fields; taken: Taken }> {
  const said: Record<string, string> = {};
  let outcome: { fields: Fields; taken: Taken } | undefined;
  let open: Readable | undefined;
  try {
    if (Number(request.headers['content-length'] ?? 0) > limits.maxBytes + 1024 * 1024) {
      throw tooLarge(limits.maxBytes);
    }
    const options = { limits: { fileSize: limits.maxBytes, files: 1, fields: 10, fieldSize: 1000 } };
    for await (const part of request.parts(options)) {
      if (outcome !== undefined) throw wrong('fields stand before the file, and nothing behind it');
      if (part.type === 'field') {
        said[part.fieldname] = String(part.value);
        continue;
      }
      open = part.file;
      if (part.fieldname !== 'file') throw wrong('the file is called "file"');
      const fields = check(said);
      outcome = { fields, taken: await take(whole(part.file, limits)) };
    }
    if (outcome === undefined) throw wrong('the form has no file');
    return outcome;
  } catch (error) {
    if (outcome !== undefined) await undo(outcome.taken);
    open?.destroy();
    const failure = asAppError(error, limits.maxBytes);
    // What is still on its way is read and dropped, so that the sender hears the answer; a slow one is cut off.
    if (failure instanceof AppError && failure.code === 'upload_too_slow')
      reply.header('connection', 'close');
    else request.raw.resume();
    throw failure;
  }
}
