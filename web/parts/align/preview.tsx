import { useState } from 'preact/hooks';
import { composed, identity, type Matrix3 } from '../../../server/contract/matrix.ts';
import type { Photo } from '../../../server/contract/photos.ts';
import { t } from '../../words.ts';
import { Button } from '../button.tsx';
import { shift, turnAbout } from '../stage/matrices.ts';
import { Pane } from '../stage/pane.tsx';
import { PhotoLayer } from '../stage/photo-layer.tsx';
import { useViewStore } from '../stage/view-store.ts';

export interface PreviewProps {
  reference: Photo;
  photo: Photo;
  matrix: Matrix3;
  onNudge: (matrix: Matrix3) => void;
}

const turnDegrees = 0.1;
const growth = 1.001;

/** The photo over the reference, faded and nudged until the head stands still. */
export function AlignmentPreview({ reference, photo, matrix, onNudge }: PreviewProps) {
  const store = useViewStore();
  const [percent, setPercent] = useState(50);
  const middle = { x: reference.widthPx / 2, y: reference.heightPx / 2 };
  const by = (change: Matrix3) => () => onNudge(composed(matrix, change));
  const moves = [
    { words: t('align.left'), key: 'ArrowLeft', x: -1, y: 0 },
    { words: t('align.up'), key: 'ArrowUp', x: 0, y: -1 },
    { words: t('align.down'), key: 'ArrowDown', x: 0, y: 1 },
    { words: t('align.right'), key: 'ArrowRight', x: 1, y: 0 },
  ];
  const shapes = [
    { words: t('align.turnLeft'), key: ',', run: by(turnAbout(middle, -turnDegrees, 1)) },
    { words: t('align.turnRight'), key: '.', run: by(turnAbout(middle, turnDegrees, 1)) },
    { words: t('align.smaller'), key: '', run: by(turnAbout(middle, 0, 1 / growth)) },
    { words: t('align.larger'), key: '', run: by(turnAbout(middle, 0, growth)) },
  ];
  const press = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const move = moves.find((each) => each.key === event.key);
    const step = event.shiftKey ? 10 : 1;
    const run = move
      ? by(shift(move.x * step, move.y * step))
      : shapes.find((each) => each.key === event.key)?.run;
    if (!run) return;
    event.preventDefault();
    run();
  };
  return (
    <div class="align-preview">
      <Pane
        store={store}
        frame={reference}
        role="application"
        aria-label={t('align.stage')}
        tabIndex={0}
        onKeyDown={press}
      >
        <PhotoLayer photo={reference} matrix={identity} alt={t('align.reference')} />
        <div class="align-over" style={{ opacity: percent / 100 }}>
          <PhotoLayer photo={photo} matrix={matrix} alt={t('align.photo')} />
        </div>
      </Pane>
      <label class="field">
        <span class="field-label">{t('align.opacity')}</span>
        <input
          type="range"
          min={0}
          max={100}
          value={percent}
          aria-valuetext={t('align.opacityText', { percent })}
          onInput={(event) => setPercent(event.currentTarget.valueAsNumber)}
        />
      </label>
      <fieldset class="row">
        <legend class="heard-only">{t('align.nudge')}</legend>
        {moves.map(({ words, key, x, y }) => (
          <Button key={key} onClick={by(shift(x, y))}>
            {words}
          </Button>
        ))}
        {shapes.map(({ words, run }) => (
          <Button key={words} onClick={run}>
            {words}
          </Button>
        ))}
      </fieldset>
    </div>
  );
}
