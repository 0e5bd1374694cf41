import type { Readable } from 'node:stream';
import type {} from '@fastify/multipart';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { UploadFields } from '../contract/photos.ts';
import { AppError } from '../errors.ts';
import { compileValidator, type problemFields } from '../validation.ts';
import { invalidRequest } from './problems.ts';
import { type LeastRate, steady } from './steady.ts';

export type FormLimits = { maxBytes: number; least: LeastRate };

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

/**
 * Reads `fields first, then one file`. `take` gets the checked fields and the file's bytes while they arrive; where
 * the form turns out broken behind the file, `undo` takes back what `take` made. Throws `invalid_request`,
 * `wrong_media_type`, `upload_too_large`, `upload_too_slow`, `upload_broken_off`, and what `take` throws.
 */
export async function readPhotoForm<Taken>(
  request: FastifyRequest,
  reply: FastifyReply,
  limits: FormLimits,
  take: (source: AsyncIterable<Uint8Array>) => Promise<Taken>,
  undo: (taken: Taken) => Promise<void>,
): Promise<{ fields: UploadFields; taken: Taken }> {
  const said: Record<string, string> = {};
  let outcome: { fields: UploadFields; taken: Taken } | undefined;
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
      const fields = checkedFields(said);
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
