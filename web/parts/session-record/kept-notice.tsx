import { formatInstant } from '../../dates.ts';
import { t } from '../../words.ts';
import { Button } from '../button.tsx';
import { Notice } from '../feedback.tsx';
import type { KeptRecord } from './kept-record.ts';

/** What somebody typed here and did not save: taken up again or thrown away, as they say. */
export function KeptNotice(props: {
  kept: KeptRecord;
  /** Somebody saved the record since. */
  older: boolean;
  timeZone: string;
  onTake: () => void;
  onDrop: () => void;
}) {
  const when = formatInstant(props.kept.keptAt, props.timeZone);
  return (
    <Notice look="caution" role="status" title={t('record.kept.title', { when })}>
      <p>{t(props.older ? 'record.kept.older' : 'record.kept.text')}</p>
      <div class="row">
        <Button onClick={props.onTake}>{t('record.kept.take')}</Button>
        <Button look="plain" onClick={props.onDrop}>
          {t('record.kept.drop')}
        </Button>
      </div>
    </Notice>
  );
}
