import type { ComponentChildren } from 'preact';
import { isApiProblem } from '../problem.ts';
import { t } from '../words.ts';
import { Button } from './button.tsx';
import { Icon } from './icon.tsx';

/** What happened, what was kept and what to do, for anything a call or a page may throw. */
export function problemWords(problem: unknown): { title: string; detail: string } {
  const title = t('problems.title');
  if (!isApiProblem(problem)) return { title, detail: t('problems.unexpected') };
  if (problem.status === 0) return { title, detail: t('problems.offline') };
  return { title: problem.title || title, detail: problem.detail || t('problems.unexpected') };
}

/** A problem where it happened; announced when it appears. Nothing where there is none. */
export function ProblemNotice(props: {
  problem: unknown;
  onRetry?: (() => void) | undefined;
  children?: ComponentChildren;
}) {
  if (props.problem === undefined || props.problem === null) return null;
  const { title, detail } = problemWords(props.problem);
  return (
    <Notice title={title} role="alert">
      <p>{detail}</p>
      {props.children}
      {props.onRetry && <Button onClick={props.onRetry}>{t('common.retry')}</Button>}
    </Notice>
  );
}

export function Notice(props: {
  title: string;
  look?: 'wrong' | 'caution';
  role?: 'alert' | 'status';
  children?: ComponentChildren;
}) {
  return (
    <div class={props.look === 'caution' ? 'notice notice-caution' : 'notice'} role={props.role}>
      <Icon name="alert" />
      <div class="notice-body">
        <p class="notice-title">{props.title}</p>
        {props.children}
      </div>
    </div>
  );
}

/** Says what is being waited for; appears only after a quarter of a second, so quick answers do not flicker. */
export function Busy({ words = t('common.loading') }: { words?: string }) {
  return (
    <div class="busy" role="status">
      {words}
    </div>
  );
}

/** Where there is nothing yet: what this place is for and the next step. */
export function Empty(props: { title: string; text?: string; children?: ComponentChildren }) {
  return (
    <div class="empty">
      <p class="empty-title">{props.title}</p>
      {props.text && <p class="empty-text">{props.text}</p>}
      {props.children}
    </div>
  );
}
