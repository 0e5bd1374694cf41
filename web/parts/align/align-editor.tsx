import { useState } from 'preact/hooks';
import { useLocation } from 'preact-iso';
import type { Alignment, AlignmentByHand, Analysis } from '../../../server/contract/analysis.ts';
import { landmarkMisfit, matrixFromLandmarks } from '../../../server/contract/landmarks.ts';
import type { Matrix3 } from '../../../server/contract/matrix.ts';
import type { Photo } from '../../../server/contract/photos.ts';
import { post, put } from '../../api.ts';
import { formatNumber } from '../../numbers.ts';
import { isApiProblem } from '../../problem.ts';
import { useHasRole } from '../../session.tsx';
import { t } from '../../words.ts';
import { Button, LinkButton } from '../button.tsx';
import { ProblemNotice } from '../feedback.tsx';
import { fitInto, type Point } from '../stage/matrices.ts';
import { toast } from '../toast.tsx';
import { LandmarkPane } from './landmark-pane.tsx';
import { AlignmentPreview } from './preview.tsx';

export interface AlignEditorProps {
  photo: Photo;
  reference: Photo;
  alignment: Alignment | null;
  names: { photo: string; reference: string };
  onTakeTheirs: () => void;
}

type Side = 'reference' | 'photo';
const mostPairs = 4;

/** Landmarks on both photos, a preview to nudge, and one save. What a person set, no automatic run overwrites. */
export function AlignEditor({ photo, reference, alignment, names, onTakeTheirs }: AlignEditorProps) {
  const { route } = useLocation();
  /** As they were set: the reference's and the photo's in turn. */
  const [points, setPoints] = useState<Point[]>([]);
  const [nudged, setNudged] = useState<Matrix3 | null>(null);
  const [said, say] = useState('');
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<unknown>();

  const of = (side: Side) => points.filter((_, index) => (index % 2 === 0) === (side === 'reference'));
  const pairs = of('photo').map((point, index) => {
    const same = of('reference')[index] ?? point;
    return { photo: [point.x, point.y] as const, reference: [same.x, same.y] as const };
  });
  const found = matrixFromLandmarks(pairs);
  const misfit = landmarkMisfit(pairs, reference);
  const isFit = found !== null && misfit === null;
  const start = alignment?.matrix ?? fitInto(photo, reference);
  const matrix = nudged ?? found ?? start;
  const full = pairs.length >= mostPairs;
  const awaited = (side: Side) =>
    !full && (points.length % 2 === 0) === (side === 'reference') ? Math.floor(points.length / 2) + 1 : null;

  const set = (side: Side) => (point: Point) => {
    setPoints([...points, point]);
    setNudged(null);
    say(t('align.pointSet', { number: Math.floor(points.length / 2) + 1, side: names[side] }));
  };
  /** Counted from 1; the pairs after it move up by one. */
  const takeOut = (number: number) =>
    setPoints(points.filter((_, index) => Math.floor(index / 2) !== number - 1));
  const compareHref = `/patients/${photo.patientId}/compare?before=${reference.id}&after=${photo.id}`;
  const send = async (work: () => Promise<unknown>, done: string) => {
    setBusy(true);
    setProblem(undefined);
    try {
      await work();
      toast(done);
      route(compareHref);
    } catch (thrown) {
      setProblem(thrown);
    } finally {
      setBusy(false);
    }
  };
  const byHand = (): AlignmentByHand =>
    nudged
      ? { source: 'nudged', matrix: nudged }
      : {
          source: 'landmarks',
          pairs: pairs.map((pair) => ({ photo: [...pair.photo], reference: [...pair.reference] })),
        };
  const address = `/api/photos/${photo.id}/alignment`;
  const version = alignment?.version ?? 0;
  const mayDiscard = useHasRole('doctor');
  const isByHand = alignment !== null && alignment.source !== 'auto' && alignment.source !== 'identity';

  return (
    <div class="stack-wide">
      <ProblemNotice problem={problem}>
        {isApiProblem(problem) && problem.status === 412 && (
          <Button onClick={onTakeTheirs}>{t('region.takeTheirs')}</Button>
        )}
      </ProblemNotice>
      <section class="stack">
        <h2>{t('align.landmarks')}</h2>
        <p>{t('align.landmarksText')}</p>
        <p class="quiet small">{t('align.landmarksKeys')}</p>
        <div class="stage-pair">
          <LandmarkPane
            photo={reference}
            name={names.reference}
            points={of('reference')}
            awaited={awaited('reference')}
            onSet={set('reference')}
          />
          <LandmarkPane
            photo={photo}
            name={names.photo}
            points={of('photo')}
            awaited={awaited('photo')}
            onSet={set('photo')}
          />
        </div>
        <div class="row">
          <Button disabled={points.length === 0} onClick={() => setPoints(points.slice(0, -1))}>
            {t('align.undo')}
          </Button>
          <span>
            {pairs.length === 0 ? t('align.noPairs') : t('align.pairs', { count: pairs.length })}{' '}
            {full && isFit && t('align.enough')} {pairs.length >= 2 && !found && t('align.apart')}
          </span>
          {misfit && (
            <span role="status">
              {misfit.number === null
                ? t('align.pairsDisagree')
                : t('align.pairOff', {
                    number: misfit.number,
                    percent: formatNumber(misfit.percent, { most: 0 }),
                  })}
            </span>
          )}
          {misfit?.number && (
            <Button onClick={() => takeOut(misfit.number)}>
              {t('align.takeOut', { number: misfit.number })}
            </Button>
          )}
          <span class="heard-only" role="status">
            {said}
          </span>
        </div>
      </section>
      <section class="stack">
        <h2>{t('align.preview')}</h2>
        <p>{t('align.previewText')}</p>
        <AlignmentPreview reference={reference} photo={photo} matrix={matrix} onNudge={setNudged} />
      </section>
      <div class="row">
        <Button
          look="main"
          busy={busy && t('common.saving')}
          disabled={!nudged && !isFit}
          onClick={() => void send(() => put<Alignment>(address, byHand(), { version }), t('align.saved'))}
        >
          {t('align.save')}
        </Button>
        <Button
          disabled={points.length === 0 && !nudged}
          onClick={() => {
            setPoints([]);
            setNudged(null);
          }}
        >
          {t('align.startAgain')}
        </Button>
        {isByHand && mayDiscard && (
          <Button
            onClick={() =>
              void send(() => post<Analysis>(`${address}/auto`, { discardHand: true }), t('align.autoDone'))
            }
          >
            {t('align.auto')}
          </Button>
        )}
        <LinkButton href={compareHref} look="link">
          {t('align.back')}
        </LinkButton>
        <span class="quiet small">{t('align.note')}</span>
      </div>
    </div>
  );
}
