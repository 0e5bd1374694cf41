import { useEffect, useState } from 'preact/hooks';
import { t } from '../../../words.ts';
import { buttonClass } from '../../button.tsx';
import { Toggle } from '../../toggle.tsx';
import type { ModeProps, Side } from './mode.ts';
import { BothLabels, Picture, StagePane } from './picture.tsx';

/** A picture a second is far below three flashes a second (WCAG 2.3.1). */
const eachMs = 1000;

const otherSide = (side: Side): Side => (side === 'after' ? 'before' : 'after');

/** One picture at a time in the same place: what changed seems to move, everything else stands still. */
export function Blink(props: ModeProps) {
  const { front, onFront } = props;
  const [isHeld, hold] = useState(false);
  const [runs, run] = useState(false);
  const [isTurned, turn] = useState(false);
  useEffect(() => {
    if (!runs) return;
    const timer = setInterval(() => turn((before) => !before), eachMs);
    return () => {
      clearInterval(timer);
      turn(false);
    };
  }, [runs]);
  const shown = isHeld !== isTurned ? otherSide(front) : front;
  return (
    <div class="stage-single">
      <BothLabels label={props.label} />
      <StagePane props={props} onPress={() => onFront(otherSide(front))}>
        {(['before', 'after'] as const).map((side) => (
          <div key={side} class="stage-half" data-shown={side === shown}>
            <Picture side={side} props={props} />
          </div>
        ))}
        <p class="pane-shown">{t(`compare.${shown}`)}</p>
      </StagePane>
      <div class="stage-below">
        <HoldButton
          onHold={hold}
          words={t('compare.blinkHold', { side: t(`compare.${otherSide(front)}`) })}
        />
        <Toggle pressed={runs} onChange={run}>
          {t('compare.blinkRun')}
        </Toggle>
      </div>
    </div>
  );
}

/** Acts for as long as it is pressed, by a pointer, the space bar or Enter. */
function HoldButton({ onHold, words }: { onHold: (isHeld: boolean) => void; words: string }) {
  const release = () => onHold(false);
  const isPress = ({ key }: KeyboardEvent) => key === ' ' || key === 'Enter';
  return (
    <button
      type="button"
      class={buttonClass()}
      onPointerDown={() => onHold(true)}
      onPointerUp={release}
      onPointerCancel={release}
      onPointerLeave={release}
      onBlur={release}
      onKeyDown={(event) => isPress(event) && onHold(true)}
      onKeyUp={(event) => isPress(event) && release()}
      onContextMenu={(event) => event.preventDefault()}
    >
      {words}
    </button>
  );
}
