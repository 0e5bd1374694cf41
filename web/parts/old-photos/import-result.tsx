import { t } from '../../words.ts';
import { Button, LinkButton } from '../button.tsx';
import type { Result } from './desk.ts';

/** What became of an import: how many are safe, how many are not, and the way on. */
export function ImportResult(props: {
  result: Result;
  failed: number;
  /** How many of them may be tried as they are. */
  again: number;
  patientId: string;
  onAgain: () => void;
}) {
  const { result, failed, again } = props;
  return (
    <div class="old-result" role="status">
      <h2>{t('oldPhotos.doneTitle', { count: result.stored })}</h2>
      {result.stored > 0 && <p>{t('oldPhotos.doneText')}</p>}
      {failed > 0 && <p>{t('oldPhotos.failed', { count: failed })}</p>}
      <div class="row">
        {again > 0 && (
          <Button look="main" onClick={props.onAgain}>
            {t('oldPhotos.again', { count: again })}
          </Button>
        )}
        <LinkButton href={`/patients/${props.patientId}`}>{t('oldPhotos.toTimeline')}</LinkButton>
      </div>
    </div>
  );
}
