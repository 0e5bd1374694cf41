import { t } from '../words.ts';
import { Button } from './button.tsx';
import { ProblemNotice } from './feedback.tsx';

/** The next page of a list, asked for by a press; nothing at the end. */
export function Pager(props: { more: boolean; busy: boolean; problem: unknown; onMore: () => void }) {
  if (!props.more && !props.problem) return null;
  return (
    <div class="pager stack">
      <ProblemNotice problem={props.problem} />
      <div>
        <Button busy={props.busy && t('common.showMoreBusy')} onClick={props.onMore}>
          {t('common.showMore')}
        </Button>
      </div>
    </div>
  );
}
