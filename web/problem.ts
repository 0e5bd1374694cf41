import type { Problem } from '../server/contract/problem.ts';

/** What a call throws when the server refused, or (`code` `offline`, `status` 0) could not be reached. */
export interface ApiProblem extends Error {
  kind: 'problem';
  code: string;
  status: number;
  values: Problem['values'];
  /** What happened, what was kept and what to do, in the server's words; `''` where it said nothing. */
  title: string;
  detail: string;
  fields: NonNullable<Problem['fields']>;
  /** With 412: the newer state. With 409: the thing that is already there. */
  current: unknown;
}

export function apiProblem(problem: Partial<Problem> & { code: string; status: number }): ApiProblem {
  return Object.assign(new Error(problem.detail ?? problem.code), {
    kind: 'problem' as const,
    code: problem.code,
    status: problem.status,
    values: problem.values ?? {},
    title: problem.title ?? '',
    detail: problem.detail ?? '',
    fields: problem.fields ?? [],
    current: problem.current,
  });
}

export function isApiProblem(error: unknown): error is ApiProblem {
  return error instanceof Error && 'kind' in error && error.kind === 'problem';
}

/** Whether a call was given up on purpose: nobody needs to hear of it. */
export function isAborted(error: unknown): boolean {
  return error instanceof DOMException && error.name === 'AbortError';
}
