import { t } from '../../words.ts';
import { SelectField } from '../choices.tsx';
import type { LiveCamera } from './open-camera.ts';

/** Which camera, where the device has several. */
export function DevicePicker({ camera, onDevice }: { camera: LiveCamera; onDevice: (id: string) => void }) {
  const { devices, deviceId } = camera;
  if (devices.length < 2) return null;
  return (
    <SelectField
      name="camera"
      label={t('camera.device')}
      optional="unsaid"
      value={deviceId}
      options={devices.map((each, at) => ({
        value: each.deviceId,
        label: each.label || t('camera.deviceNumber', { number: at + 1 }),
      }))}
      onChange={onDevice}
    />
  );
}
