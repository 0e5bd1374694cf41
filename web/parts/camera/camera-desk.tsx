import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { View } from '../../../server/contract/codes.ts';
import type { Size } from '../../../server/contract/fields.ts';
import { t } from '../../words.ts';
import { Button } from '../button.tsx';
import type { CameraMemory } from './camera-dialog.tsx';
import { CameraStage } from './camera-stage.tsx';
import { DevicePicker } from './device-picker.tsx';
import { type GhostPlace, ghostAtRest, ghostByKey } from './ghost-place.ts';
import { GhostTools } from './ghost-tools.tsx';
import type { LiveCamera } from './open-camera.ts';
import { sensorFinding } from './sensor.ts';
import { SensorWords } from './sensor-words.tsx';
import { type Still, takeStill } from './take-still.ts';

/** The picture with its tools: the film until a photo is taken, then the still until it is used or taken again. */
export function CameraDesk(props: {
  view: View;
  referenceId: string | null;
  camera: LiveCamera | undefined;
  still: Still | undefined;
  memory: CameraMemory;
  onStill: (still: Still | undefined) => void;
  onUse: (still: Still) => void;
  onFiles: (files: File[]) => void;
  onDevice: (deviceId: string) => void;
}) {
  const { view, referenceId, camera, still, memory, onStill } = props;
  const film = useRef<HTMLVideoElement>(null);
  const foot = useRef<HTMLDivElement>(null);
  const [place, setPlace] = useState<GhostPlace>(memory.ghosts.get(view) ?? ghostAtRest);
  const [filmSize, setFilmSize] = useState<Size>(sizeOf(camera));
  const [taking, setTaking] = useState(false);
  const [failed, setFailed] = useState(false);
  // At once: whoever closes the dialog in the same frame keeps the last move too.
  useLayoutEffect(() => void memory.ghosts.set(view, place), [place]);
  useGhostKeys(setPlace);
  // The next step is under the thumb: the shutter, then the decision.
  useLayoutEffect(() => foot.current?.querySelector<HTMLElement>('.button-main')?.focus(), [still]);

  const shoot = async () => {
    if (!camera || !film.current) return;
    setTaking(true);
    setFailed(false);
    await takeStill(camera, film.current).then(onStill, () => setFailed(true));
    setTaking(false);
  };
  const finding = sensorFinding(still?.size ?? larger(camera?.photo ?? filmSize, filmSize), view);
  return (
    <>
      <CameraStage
        view={view}
        referenceId={referenceId}
        stream={camera?.stream}
        film={film}
        still={still}
        filmSize={filmSize}
        onFilmSize={setFilmSize}
        place={place}
        onPlace={setPlace}
      />
      <div class="camera-foot" ref={foot}>
        <SensorWords finding={finding} still={still !== undefined} onFiles={props.onFiles} />
        {failed && (
          <p class="camera-sensor" role="alert">
            {t('camera.shootFailed')}
          </p>
        )}
        <div class="camera-tools">
          <GhostTools
            label={referenceId ? t('camera.ghostOfReference') : t('camera.ghostOfDiagram')}
            place={place}
            onPlace={setPlace}
          />
          {still ? (
            <div class="camera-actions">
              <Button onClick={() => onStill(undefined)}>{t('camera.again')}</Button>
              <Button look="main" icon="check" onClick={() => props.onUse(still)}>
                {t('camera.use')}
              </Button>
            </div>
          ) : (
            <div class="camera-actions">
              {camera && <DevicePicker camera={camera} onDevice={props.onDevice} />}
              <Button look="main" icon="photo" busy={taking && t('camera.taking')} onClick={shoot}>
                {t('camera.shoot')}
              </Button>
            </div>
          )}
        </div>
        <p class="quiet small">
          {referenceId ? '' : `${t('camera.noReference')} `}
          {t(`protocol.instruction.${view}`)}
          <span class="camera-keys"> {t('camera.ghost.keys')}</span>
        </p>
      </div>
    </>
  );
}

/** Keys of the ghost, wherever the focus is, but not those that a list or a slider takes for itself. */
function useGhostKeys(onPlace: (change: (place: GhostPlace) => GhostPlace) => void) {
  useEffect(() => {
    const listen = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.metaKey || event.altKey) return;
      if (event.target instanceof HTMLSelectElement) return;
      if (event.target instanceof HTMLInputElement && event.key.startsWith('Arrow')) return;
      // Whether capitals are locked does not matter, the shift key does.
      const key = /^o$/i.test(event.key) ? (event.shiftKey ? 'O' : 'o') : event.key;
      if (!ghostByKey(ghostAtRest, key)) return;
      event.preventDefault();
      onPlace((before) => ghostByKey(before, key) ?? before);
    };
    document.addEventListener('keydown', listen);
    return () => document.removeEventListener('keydown', listen);
  }, []);
}

/** Until the film has told its size, the camera's settings do. */
function sizeOf(camera: LiveCamera | undefined): Size {
  const { width = 4, height = 3 } = camera?.track.getSettings() ?? {};
  return { widthPx: width, heightPx: height };
}

const larger = (a: Size, b: Size): Size => (a.widthPx * a.heightPx >= b.widthPx * b.heightPx ? a : b);
