import { isApiProblem } from '../../problem.ts';
import { t } from '../../words.ts';
import { Notice, problemWords } from '../feedback.tsx';

/** A quick change that the server did not keep: why, and what is shown now. */
export function VisitProblem({ problem }: { problem: unknown }) {
  if (problem === undefined) return null;
  return (
    <div class="desk-notice">
      <ProblemWords problem={problem} />
    </div>
  );
}

function ProblemWords({ problem }: { problem: unknown }) {
  if (isApiProblem(problem) && problem.status === 412) {
    return (
      <Notice title={t('capture.changed.title')} look="caution" role="alert">
        <p>{t('capture.changed.text')}</p>
      </Notice>
    );
  }
  return (
    <Notice title={t('capture.changed.failed')} role="alert">
      <p>{problemWords(problem).detail}</p>
    </Notice>
  );
}
