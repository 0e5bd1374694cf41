import type { ComponentChildren } from 'preact';
import { Busy, ProblemNotice } from './feedback.tsx';
import type { Resource } from './use-resource.ts';

/** One of three: still loading (in words), failed (with a way to try again), or here. */
export function Loaded<T>(props: {
  resource: Resource<T>;
  busy: string;
  children: (value: T) => ComponentChildren;
}) {
  const { value, problem, stale, reload } = props.resource;
  return (
    <>
      <ProblemNotice problem={problem} onRetry={reload} />
      {value === undefined && problem === undefined && <Busy words={props.busy} />}
      {value !== undefined && (
        <div class={stale ? 'is-stale' : undefined} aria-busy={stale ? 'true' : undefined}>
          {props.children(value)}
        </div>
      )}
    </>
  );
}
