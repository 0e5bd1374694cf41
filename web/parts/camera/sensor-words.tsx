import { t } from '../../words.ts';
import { FileButton } from '../capture/file-button.tsx';
import { Icon } from '../icon.tsx';
import type { SensorFinding } from './sensor.ts';

/** What the camera really gives, and what to do where that is too little for the head. */
export function SensorWords(props: {
  finding: SensorFinding;
  /** Of the photo just taken. */
  still: boolean;
  onFiles: (files: File[]) => void;
}) {
  const { finding, still } = props;
  const { is } = finding;
  if (is === 'enough' || is === 'closeUp') {
    const words = still ? t('camera.stillSize', { ...finding }) : t(`camera.sensor.${is}`, { ...finding });
    return (
      <p class="camera-sensor quiet small" role="status">
        {words}
      </p>
    );
  }
  return (
    <div class="camera-sensor camera-sensor-low">
      <p role="status">
        <Icon name="alert" />
        <span>{t(`camera.sensor.${is}`, { ...finding })}</span>
      </p>
      {!still && (
        <FileButton camera onFiles={props.onFiles}>
          {t('camera.sensor.app')}
        </FileButton>
      )}
    </div>
  );
}
