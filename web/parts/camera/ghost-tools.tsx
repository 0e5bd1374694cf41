import { useId } from 'preact/hooks';
import { t } from '../../words.ts';
import { Button, IconButton } from '../button.tsx';
import { boundedGhost, type GhostPlace, ghostByKey } from './ghost-place.ts';

const moves = [
  ['left', 'ArrowLeft'],
  ['right', 'ArrowRight'],
  ['up', 'ArrowUp'],
  ['down', 'ArrowDown'],
] as const;
const sizes = [
  ['minus', 'smaller', '-'],
  ['plus', 'larger', '+'],
] as const;

/** Every change of the ghost without a drag: its opacity, and the buttons that do what the keys do. */
export function GhostTools(props: {
  label: string;
  place: GhostPlace;
  onPlace: (change: (place: GhostPlace) => GhostPlace) => void;
}) {
  const { place, onPlace } = props;
  const id = useId();
  const percent = Math.round(place.opacity * 100);
  const press = (key: string) => onPlace((before) => ghostByKey(before, key) ?? before);
  return (
    <fieldset class="camera-ghost" aria-label={t('camera.ghost.tools')}>
      <div class="slot-ghost-row">
        <label for={id}>{props.label}</label>
        <input
          id={id}
          type="range"
          min={0}
          max={100}
          step={5}
          value={percent}
          aria-valuetext={t('camera.ghost.percent', { percent })}
          onInput={({ currentTarget: { valueAsNumber } }) =>
            onPlace((before) => boundedGhost({ ...before, opacity: valueAsNumber / 100 }))
          }
        />
        <span class="camera-figure">{t('camera.ghost.percent', { percent })}</span>
      </div>
      <div class="camera-moves">
        {moves.map(([name, key]) => (
          <IconButton key={name} icon={name} label={t(`camera.ghost.${name}`)} onClick={() => press(key)} />
        ))}
        {sizes.map(([icon, name, key]) => (
          <IconButton key={name} icon={icon} label={t(`camera.ghost.${name}`)} onClick={() => press(key)} />
        ))}
        <output class="camera-figure">
          {t('camera.ghost.size', { percent: Math.round(place.scale * 100) })}
        </output>
        <Button look="plain" onClick={() => press('0')}>
          {t('camera.ghost.reset')}
        </Button>
      </div>
    </fieldset>
  );
}
