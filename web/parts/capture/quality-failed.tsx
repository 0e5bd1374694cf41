import { useState } from 'preact/hooks';
import type { Analysis } from '../../../server/contract/analysis.ts';
import { post } from '../../api.ts';
import { useHasRole } from '../../session.tsx';
import { findWords, t } from '../../words.ts';
import { Button } from '../button.tsx';
import { problemWords } from '../feedback.tsx';
import { toast } from '../toast.tsx';
import { QualityLine } from './quality-checks.tsx';

/** These lie in the photo's file: measuring it once more ends the same way. */
const ofTheFile: ReadonlySet<string> = new Set(['analysis_unreadable', 'analysis_file_missing']);

/** Why a photo was not measured and what to do; where another try may go better, the button for it. */
export function QualityFailed(props: { photoId: string; failure: string | null; onAgain: () => void }) {
  const { photoId, failure } = props;
  const mayMeasure = useHasRole('doctor', 'assistant');
  const [asking, setAsking] = useState(false);
  const again = async () => {
    setAsking(true);
    try {
      await post<Analysis>(`/api/photos/${photoId}/alignment/auto`, {});
      props.onAgain();
    } catch (problem) {
      toast(problemWords(problem).detail);
    }
    setAsking(false);
  };
  return (
    <>
      <QualityLine
        icon="alert"
        words={findWords(`capture.quality.failure.${failure}`) ?? t('capture.quality.failed')}
      />
      {mayMeasure && !ofTheFile.has(failure ?? '') && (
        <Button onClick={again} busy={asking && t('capture.quality.asking')}>
          {t('capture.quality.measureAgain')}
        </Button>
      )}
    </>
  );
}
