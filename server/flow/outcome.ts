import type { WriteResult } from '../../storage/write-result.ts';
import type { ErrorCode } from '../contract/words/en/errors.ts';
import { AppError } from '../errors.ts';

/** The written thing, or the error that says why not; `taken` is the code for this noun's unique field. */
export function written<T>(result: WriteResult<T>, taken: ErrorCode = 'invalid_request'): T {
  if ('ok' in result) return result.ok;
  if ('stale' in result) throw new AppError('version_stale', {}, { current: result.stale });
  if ('taken' in result) throw new AppError(taken);
  throw new AppError('not_found');
}

/** The thing, or `not_found`: missing and foreign answer alike. */
export function found<T>(thing: T | undefined): T {
  if (thing === undefined) throw new AppError('not_found');
  return thing;
}
