import { useState } from 'preact/hooks';
import type { Annotation, AnnotationList, NewAnnotation } from '../../../../server/contract/annotations.ts';
import type { Comparison } from '../../../../server/contract/compare.ts';
import { wayBack } from '../../../../server/contract/matrix.ts';
import { get, post, remove } from '../../../api.ts';
import { t } from '../../../words.ts';
import { problemWords } from '../../feedback.tsx';
import { apply, type Point } from '../../stage/matrices.ts';
import { toast } from '../../toast.tsx';
import { type Resource, useResource } from '../../use-resource.ts';
import type { Side } from '../modes/mode.ts';
import type { PlacedPair } from '../placed-pair.ts';
import { markingWords } from './marking-words.ts';

export type Kind = Annotation['kind'];

/** Drawing as it goes on: what is drawn, which points there are, and what is still asked. */
export interface Drawing {
  kind: Kind | null;
  choose: (kind: Kind | null) => void;
  points: readonly Point[];
  /** Why a line was not kept; its points are to be set again. */
  problem: unknown;
  /** All points are there, and words may or must be said. */
  asksWords: boolean;
  keep: (text: string | null) => Promise<void>;
  /** A press on a side of the stage; `at` in the stage's coordinates. */
  press: (at: Point, side: Side) => void;
}

export interface MarkingsOfPair {
  list: Resource<AnnotationList>;
  /** Those that lie on the pair's own reference. */
  shown: readonly Annotation[];
  drawing: Drawing;
  takeBack: (marking: Annotation) => Promise<void>;
}

const pointsOf: Record<Kind, number> = { line: 2, arrow: 2, words: 1 };

/** The markings of a pair's view: fetched, drawn and taken back. */
export function useMarkings(comparison: Comparison, pair: PlacedPair, nudge: () => Point): MarkingsOfPair {
  const { patientId, view, before, after } = comparison;
  const path = `/api/patients/${patientId}/annotations`;
  const list = useResource(`${path} ${view}`, (signal) =>
    get<AnnotationList>(path, { signal, query: { view } }),
  );
  const [kind, setKind] = useState<Kind | null>(null);
  const [points, setPoints] = useState<readonly Point[]>([]);
  const [problem, setProblem] = useState<unknown>();
  const referenceId = before.alignment?.referencePhotoId ?? after.alignment?.referencePhotoId;
  const shown = (list.value?.annotations ?? []).filter((each) => each.referencePhotoId === referenceId);

  const choose = (next: Kind | null) => {
    setProblem(undefined);
    setKind(next);
    setPoints([]);
  };
  const add = async (entry: NewAnnotation) => {
    await post<Annotation>('/api/annotations', entry);
    choose(null);
    list.reload();
    toast(t('markings.kept'));
  };
  const full = kind !== null && points.length === pointsOf[kind];
  const entryOf = (drawn: readonly Point[], text: string | null): NewAnnotation => ({
    photoId: after.photo.id,
    kind: kind ?? 'line',
    points: drawn.map(({ x, y }) => [x, y]),
    ...(text ? { text } : {}),
  });
  return {
    list,
    shown,
    drawing: {
      kind,
      choose,
      points,
      problem,
      asksWords: full && kind !== 'line',
      keep: (text) => add(entryOf(points, text)),
      press(at, side) {
        const point = kind && !full ? onBaseline(at, side, pair, nudge()) : null;
        if (point === null) return;
        const drawn = [...points, point];
        setPoints(drawn);
        if (kind === 'line' && drawn.length === pointsOf.line) {
          add(entryOf(drawn, null)).catch((thrown: unknown) => {
            setPoints([]);
            setProblem(thrown);
          });
        }
      },
    },
    async takeBack(marking) {
      await remove(`/api/annotations/${marking.id}`);
      list.reload();
      const { photoId, kind: what, points: where, text } = marking;
      toast(`${t('markings.removed')} ${markingWords(marking)}`, () => {
        post('/api/annotations', { photoId, kind: what, points: where, ...(text ? { text } : {}) }).then(
          list.reload,
          (thrown: unknown) => toast(problemWords(thrown).detail),
        );
      });
    },
  };
}

/** Shares of the baseline's master; `null` beyond it, or where it is not known how the side lies on it. */
function onBaseline(at: Point, side: Side, pair: PlacedPair, nudge: Point): Point | null {
  const { regionMatrix } = pair[side];
  const back = regionMatrix && wayBack(regionMatrix);
  if (!back) return null;
  const moved = side === 'after' ? { x: at.x - nudge.x, y: at.y - nudge.y } : at;
  const point = apply(back, moved);
  const share = { x: point.x / pair.frame.widthPx, y: point.y / pair.frame.heightPx };
  const inside = share.x >= 0 && share.y >= 0 && share.x <= 1 && share.y <= 1;
  return inside ? share : null;
}
