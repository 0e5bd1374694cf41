import { useState } from 'preact/hooks';
import type { Region } from '../../../server/contract/analysis.ts';
import { identity } from '../../../server/contract/matrix.ts';
import type { Photo } from '../../../server/contract/photos.ts';
import { put } from '../../api.ts';
import { isApiProblem } from '../../problem.ts';
import { t } from '../../words.ts';
import { Button } from '../button.tsx';
import { ProblemNotice } from '../feedback.tsx';
import type { Point } from '../stage/matrices.ts';
import { Pane } from '../stage/pane.tsx';
import { PhotoLayer } from '../stage/photo-layer.tsx';
import { useViewStore } from '../stage/view-store.ts';
import { toast } from '../toast.tsx';
import {
  added,
  inside,
  leastPoints,
  mostPoints,
  moved,
  toPixels,
  toShares,
  viewAround,
  without,
} from './outline.ts';
import { RegionLayer } from './region-layer.tsx';

export interface RegionEditorProps {
  reference: Photo;
  region: Region;
  onSaved: (region: Region) => void;
  onTakeTheirs: () => void;
}

/** The outline or the part of one view, changed by pointer or keyboard; every save is a new version. */
export function RegionEditor({ reference, region, onSaved, onTakeTheirs }: RegionEditorProps) {
  const isPart = region.shape === 'part';
  const store = useViewStore(viewAround(toPixels(region.polygon, reference), reference));
  const [points, setPoints] = useState(() => toPixels(region.polygon, reference));
  const [history, setHistory] = useState<Point[][]>([]);
  const [focus, setFocus] = useState<number | null>(null);
  const [said, say] = useState('');
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<unknown>();

  const remember = () => setHistory((before) => [...before, points]);
  const move = (index: number, to: Point, byKey: boolean) => {
    const at = inside(to, reference);
    setPoints((before) => moved(before, index, at));
    const [x, y] = [Math.round(at.x), Math.round(at.y)];
    if (byKey) say(t('region.moved', { number: index + 1, x, y }));
  };
  const add = (index: number, at?: Point) => {
    if (points.length >= mostPoints) return say(t('region.most', { count: mostPoints }));
    remember();
    setPoints(added(points, index, at));
    setFocus(index + 1);
    say(t('region.added', { number: index + 2 }));
  };
  const removePoint = (index: number) => {
    if (points.length <= leastPoints) return say(t('region.least'));
    remember();
    setPoints(without(points, index));
    setFocus(Math.min(index, points.length - 2));
    say(t('region.removed', { number: index + 1 }));
  };
  const undo = () => {
    const last = history.at(-1);
    if (!last) return;
    setPoints(last);
    setHistory(history.slice(0, -1));
  };
  const save = async () => {
    setBusy(true);
    setProblem(undefined);
    try {
      const address = `/api/patients/${region.patientId}/regions/${region.view}`;
      const polygon = toShares(points, reference);
      const saved = await put<Region>(address, { polygon }, { version: region.version });
      setHistory([]);
      toast(t('region.saved', { version: saved.version }));
      onSaved(saved);
    } catch (thrown) {
      setProblem(thrown);
    } finally {
      setBusy(false);
    }
  };

  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: undo by its usual keys, wherever the focus is in the editor
    <div
      class="stack"
      onKeyDown={(event) => {
        if ((event.ctrlKey || event.metaKey) && event.key === 'z') {
          event.preventDefault();
          undo();
        }
      }}
    >
      <ProblemNotice problem={problem}>
        {isApiProblem(problem) && problem.status === 412 && (
          <Button onClick={onTakeTheirs}>{t('region.takeTheirs')}</Button>
        )}
      </ProblemNotice>
      <p>{t(isPart ? 'region.part.howPointer' : 'region.howPointer')}</p>
      <p class="quiet small">{t(isPart ? 'region.part.howKeys' : 'region.howKeys')}</p>
      <Pane store={store} frame={reference} class="region-pane" role="group" aria-label={t('region.stage')}>
        <PhotoLayer photo={reference} matrix={identity} alt={t('region.stage')} />
        <RegionLayer
          shape={region.shape}
          points={points}
          frame={reference}
          focus={focus}
          onBegin={remember}
          onMove={move}
          onAdd={add}
          onRemove={removePoint}
        />
      </Pane>
      <div class="row">
        <Button
          look="main"
          busy={busy && t('common.saving')}
          disabled={history.length === 0}
          onClick={() => void save()}
        >
          {t(isPart ? 'region.part.save' : 'region.save')}
        </Button>
        <Button disabled={history.length === 0} onClick={undo}>
          {t('region.undo')}
        </Button>
        <span class="heard-only" role="status">
          {said}
        </span>
        <span class="quiet small">{t(history.length === 0 ? 'region.unchanged' : 'region.note')}</span>
      </div>
      <details>
        <summary>{t('region.coordinates', { count: points.length })}</summary>
        <ol class="region-points">
          {points.map((point, index) => (
            <li key={index}>
              {index + 1}. {Math.round(point.x)}, {Math.round(point.y)}
            </li>
          ))}
        </ol>
      </details>
    </div>
  );
}
