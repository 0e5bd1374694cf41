import { useRef, useState } from 'preact/hooks';
import type { Change } from '../../../server/contract/change.ts';
import type { Comparison } from '../../../server/contract/compare.ts';
import type { Timeline } from '../../../server/contract/timeline.ts';
import { useHasRole, useSession } from '../../session.tsx';
import { t } from '../../words.ts';
import { DemonstrationMark } from '../demonstration-mark.tsx';
import { moveByArrows, stageMoves } from '../stage/stage-moves.ts';
import { viewOf } from '../stage/view-state.ts';
import type { NudgeStore, ViewStore } from '../stage/view-store.ts';
import { ExportDialog, type Exported } from './export/export-dialog.tsx';
import { exportedPair } from './export/exported.ts';
import { KeysDialog } from './keys-dialog.tsx';
import { MarkingsPanel, whyNotDrawn } from './markings/markings-panel.tsx';
import { useMarkings } from './markings/use-markings.ts';
import { lightWords, whyNotMatched } from './matched-light.ts';
import { compareModes } from './modes/modes.ts';
import { NudgeWords } from './nudge-words.tsx';
import { canAlign, placePair } from './placed-pair.ts';
import { labelLines } from './side-words.ts';
import { StageTools } from './stage-tools.tsx';
import { useShortcuts } from './use-shortcuts.ts';
import type { Showing } from './use-showing.ts';

export interface WorkspaceProps {
  timeline: Timeline;
  comparison: Comparison;
  showing: Showing;
  store: ViewStore;
  nudge: NudgeStore;
  onShowing: (change: Partial<Showing>) => void;
  onStep: (step: -1 | 1) => void;
  onSwap: () => void;
  onPair: (beforeId: string, afterId: string) => void;
  /** What the finding speaks of. */
  change: Change | undefined;
}

/** One press of an arrow with Shift moves the later picture by this share of the width. */
const nudgeShare = 0.001;

/** The stage with its tools and keys. */
export function Workspace(props: WorkspaceProps) {
  const { timeline, comparison, showing, store, nudge, onShowing } = props;
  const [help, setHelp] = useState(false);
  const [exported, exportPair] = useState<Exported>();
  const mayExport = useHasRole('doctor', 'admin');
  const isDemonstration = useSession().who?.clinic.demonstration ?? false;
  const stage = useRef<HTMLDivElement>(null);
  const modes = compareModes.filter(({ needsAlignment }) => !needsAlignment || canAlign(comparison));
  const { Stage, needsAlignment } = modes.find(({ code }) => code === showing.mode) ?? compareModes[0];
  const pair = placePair(comparison, showing.aligned || needsAlignment === true, showing.matched);
  const { frame } = pair;

  const { zoom, pan, fit } = stageMoves(store, frame);
  const markings = useMarkings(comparison, pair, nudge.get);
  const { drawing } = markings;
  const draws = drawing.kind !== null && whyNotDrawn(showing.mode, pair) === null;
  const nudgeBy = (x: number, y: number) => {
    const step = nudgeShare * frame.widthPx;
    const from = nudge.get();
    nudge.set({ x: from.x + x * step, y: from.y + y * step });
  };
  const keys = useShortcuts({
    ...Object.fromEntries(modes.map(({ code, key }) => [key, () => onShowing({ mode: code })])),
    '+': () => zoom(1),
    '=': () => zoom(1),
    '-': () => zoom(-1),
    '0': fit,
    '[': () => props.onStep(-1),
    ']': () => props.onStep(1),
    x: props.onSwap,
    a: () => onShowing({ aligned: !showing.aligned }),
    r: () => onShowing({ region: !showing.region }),
    m: () => whyNotMatched(comparison) === null && onShowing({ matched: !showing.matched }),
    h: () => onShowing({ mask: !showing.mask }),
    n: () => onShowing({ marks: !showing.marks }),
    l: () => onShowing({ linked: !showing.linked }),
    b: () => onShowing({ front: showing.front === 'after' ? 'before' : 'after' }),
    '?': () => setHelp(true),
  });

  const lines = {
    before: labelLines(comparison.before, timeline),
    after: labelLines(comparison.after, timeline),
  };
  const label = (side: 'before' | 'after') => {
    const [day, since, visit] = lines[side];
    return (
      <>
        <span class="stage-side-name">{t(`compare.${side}`)}</span>
        <strong>{day}</strong>
        <span>{since}</span>
        <span>{visit}</span>
      </>
    );
  };
  const alt = (side: 'before' | 'after') =>
    t('compare.alt', {
      side: t(`compare.${side}`),
      view: t(`codes.view.${comparison.view}`),
      date: lines[side].filter(Boolean).join(', '),
    });
  return (
    <div ref={stage} class="workspace" data-stage={showing.dark ? 'dark' : 'grey'}>
      <DemonstrationMark />
      <StageTools
        showing={showing}
        canAlign={canAlign(comparison)}
        canMatch={whyNotMatched(comparison) === null}
        shape={comparison.region?.shape ?? null}
        onChange={onShowing}
        onZoom={zoom}
        onFit={fit}
        onFullScreen={() => void toggleFullScreen(stage.current)}
        onHelp={() => setHelp(true)}
        onExport={
          mayExport
            ? () => exportPair(exportedPair({ ...props, pair, markings: markings.shown, isDemonstration }))
            : undefined
        }
      />
      <section
        class="stage"
        data-drawing={draws}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: the arrow keys move the photos while the stage has the focus
        tabIndex={0}
        aria-label={t('compare.stage')}
        onKeyDown={(event) => {
          moveByArrows(event, pan, nudgeBy);
          if (!draws || event.key !== 'Enter' || event.target !== event.currentTarget) return;
          // The cross in the middle of the view: the pictures are moved under it.
          const { centreX: x, centreY: y } = viewOf(store.get(), frame);
          drawing.press({ x, y }, 'before');
        }}
      >
        <Stage
          pair={pair}
          region={showing.region ? comparison.region : null}
          mask={showing.mask}
          markings={showing.marks ? { shown: markings.shown, begun: drawing.points[0] ?? null } : null}
          onDraw={draws ? drawing.press : null}
          store={store}
          nudge={nudge}
          linked={showing.linked}
          alt={{ before: alt('before'), after: alt('after') }}
          label={{ before: label('before'), after: label('after') }}
          split={showing.split}
          onSplit={(split) => onShowing({ split })}
          front={showing.front}
          onFront={(front) => onShowing({ front })}
          timeline={timeline}
          view={comparison.view}
          grid={showing.grid}
          onGrid={(grid) => onShowing({ grid })}
          onPair={(beforeId, afterId) => {
            onShowing({ mode: compareModes[0].code });
            props.onPair(beforeId, afterId);
          }}
        />
      </section>
      <NudgeWords nudge={nudge} frame={frame} />
      {showing.marks && <MarkingsPanel of={markings} whyNot={whyNotDrawn(showing.mode, pair)} />}
      <p class="stage-light" role="status">
        {lightWords(comparison, showing.matched).join(' ')}
      </p>
      <p class="heard-only" role="status">
        {t('compare.announce', {
          mode: t(`compare.mode.${showing.mode}`),
          before: lines.before[0],
          after: lines.after[0],
        })}
      </p>
      {exported && <ExportDialog of={exported} onClose={() => exportPair(undefined)} />}
      {help && <KeysDialog on={keys.on} onChange={keys.choose} onClose={() => setHelp(false)} />}
    </div>
  );
}

async function toggleFullScreen(element: HTMLElement | null) {
  if (document.fullscreenElement) await document.exitFullscreen();
  else await element?.requestFullscreen?.();
}
