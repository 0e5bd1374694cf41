import { t } from '../../words.ts';
import { Button } from '../button.tsx';

/** What can be done with several photographs at once. */
export function ChosenBar(props: {
  count: number;
  onDate: () => void;
  onRemove: () => void;
  onNone: () => void;
}) {
  return (
    <div class="row old-chosen">
      <strong>{t('oldPhotos.chosen', { count: props.count })}</strong>
      <Button onClick={props.onDate}>{t('oldPhotos.chosenDate')}</Button>
      <Button onClick={props.onRemove}>{t('oldPhotos.chosenOut')}</Button>
      <Button look="link" onClick={props.onNone}>
        {t('oldPhotos.chosenNone')}
      </Button>
    </div>
  );
}
