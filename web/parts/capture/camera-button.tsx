import { t } from '../../words.ts';
import { Button } from '../button.tsx';

/** There even where the browser gives no camera: its dialog then says what to do. `of` is heard after its words. */
export const CameraButton = (props: { of: string; again?: boolean; onPress: () => void }) => (
  <Button icon="photo" onClick={props.onPress}>
    <span>
      {props.again ? t('capture.slot.cameraAgain') : t('capture.slot.camera')}
      <span class="heard-only">: {props.of}</span>
    </span>
  </Button>
);
