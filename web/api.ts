import type { Problem } from '../server/contract/problem.ts';
import { apiProblem } from './problem.ts';

/** The only way to the server. Every call throws an `ApiProblem` when it is refused, an `AbortError` when given up. */

export interface CallOptions {
  signal?: AbortSignal | undefined;
  /** Left-out and `undefined` values are not sent. */
  query?: Record<string, string | number | undefined>;
}

export interface ChangeOptions extends CallOptions {
  /** The version the change was made from; the server answers 412 with the newer state when it is older. */
  version?: number;
}

export interface Answer<T> {
  value: T;
  /** 200 where a repeated upload met the first one, 201 where it was stored now. */
  status: number;
}

export const get = <T>(path: string, options: CallOptions = {}) => call<T>('GET', path, undefined, options);
export const post = <T>(path: string, body?: unknown, options: CallOptions = {}) =>
  call<T>('POST', path, body, options);
export const patch = <T>(path: string, body: unknown, options: ChangeOptions) =>
  call<T>('PATCH', path, body, options);
export const put = <T>(path: string, body: unknown, options: ChangeOptions = {}) =>
  call<T>('PUT', path, body, options);
export const remove = (path: string, options: CallOptions = {}) =>
  call<undefined>('DELETE', path, undefined, options);

/** Answers that were asked for before the page that wants them was here, by address. */
const early = new Map<string, Promise<Response>>();

/** Asks now for what a page will ask for first; the answer waits for it, and is given out once. */
export function askEarly(path: string, query: CallOptions['query'] = {}): void {
  const address = withQuery(path, query);
  const asked = fetch(address, { headers: { accept: 'application/json' }, credentials: 'same-origin' });
  early.set(address, asked);
  // Who asks in earnest hears of a failure; nobody may.
  asked.catch(() => early.delete(address));
}

function takeEarly(method: string, address: string): Promise<Response> | undefined {
  const asked = method === 'GET' ? early.get(address) : undefined;
  early.delete(address);
  return asked;
}

let signedOut: () => void = () => undefined;

/** Registers what happens when the server no longer knows the session. */
export function onSignedOut(listener: () => void): void {
  signedOut = listener;
}

async function call<T>(method: string, path: string, body: unknown, options: ChangeOptions): Promise<T> {
  const headers = new Headers({ accept: 'application/json' });
  if (body !== undefined) headers.set('content-type', 'application/json');
  if (options.version !== undefined) headers.set('if-match', `"${options.version}"`);
  let response: Response;
  try {
    const address = withQuery(path, options.query);
    response = await (takeEarly(method, address) ??
      fetch(address, {
        method,
        headers,
        body: body === undefined ? null : JSON.stringify(body),
        credentials: 'same-origin',
        signal: options.signal ?? null,
      }));
    options.signal?.throwIfAborted();
  } catch (error) {
    options.signal?.throwIfAborted();
    throw error instanceof TypeError ? apiProblem({ code: 'offline', status: 0 }) : error;
  }
  return readAnswer(response.status, await response.text()) as T;
}

function withQuery(path: string, query: CallOptions['query'] = {}): string {
  const search = new URLSearchParams();
  for (const [name, value] of Object.entries(query)) {
    if (value !== undefined && value !== '') search.set(name, String(value));
  }
  return search.size > 0 ? `${path}?${search}` : path;
}

function readAnswer(status: number, text: string): unknown {
  const value = parseJson(text);
  if (status >= 200 && status < 300) return value;
  const problem = (typeof value === 'object' && value !== null ? value : {}) as Partial<Problem>;
  if (problem.code === 'not_signed_in') signedOut();
  throw apiProblem({ ...problem, code: problem.code ?? 'unexpected', status });
}

function parseJson(text: string): unknown {
  try {
    return text === '' ? undefined : JSON.parse(text);
  } catch {
    return undefined;
  }
}

export interface UploadOptions {
  signal?: AbortSignal;
  /** The same key for every try of the same file, so that a repeated one is stored once. */
  idempotencyKey: string;
  /** Bytes that left the browser and bytes in all. */
  onProgress?: (sentBytes: number, totalBytes: number) => void;
}

/** Sends one photo: fields first, then one file, and tells how far it is. Resolves when it is stored and safe. */
export function upload<T>(path: string, form: FormData, options: UploadOptions): Promise<Answer<T>> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    const abort = () => request.abort();
    request.open('POST', path);
    request.setRequestHeader('accept', 'application/json');
    request.setRequestHeader('idempotency-key', options.idempotencyKey);
    request.upload.onprogress = (event) => options.onProgress?.(event.loaded, event.total);
    request.onload = () => {
      try {
        resolve({ value: readAnswer(request.status, request.responseText) as T, status: request.status });
      } catch (problem) {
        reject(problem);
      }
    };
    request.onerror = () => reject(apiProblem({ code: 'offline', status: 0 }));
    request.onabort = () => reject(new DOMException('The upload was given up.', 'AbortError'));
    request.onloadend = () => options.signal?.removeEventListener('abort', abort);
    if (options.signal?.aborted) return abort();
    options.signal?.addEventListener('abort', abort, { once: true });
    request.send(form);
  });
}
