import type { Annotation } from '../../../../server/contract/annotations.ts';
import type { Comparison } from '../../../../server/contract/compare.ts';
import type { Point } from '../../stage/matrices.ts';
import type { ViewState } from '../../stage/view-state.ts';
import type { PlacedPair } from '../placed-pair.ts';
import { paintSide } from './paint-side.ts';
import { layoutOf, type Shape, sizeOf, widthsOf } from './shapes.ts';
import { linesOf, type Paragraph, write } from './write-words.ts';

export interface PairPicture {
  shape: Shape;
  pair: PlacedPair;
  view: ViewState | null;
  nudge: Point;
  region: Comparison['region'];
  markings: readonly Annotation[];
  /** Above either picture: what it is and when it was taken. */
  labels: { before: Paragraph[]; after: Paragraph[] };
  /** Below both: the finding, the grade with its reasons, and what was done to the pixels. */
  words: Paragraph[];
  isRightToLeft: boolean;
}

const paper = '#faf8f4';
/** The pictures keep at least this share of the height: rather smaller words than none. */
const leastForPictures = 0.5;
/** Height of the letters against their line. */
const letterShare = 0.72;

/** Both pictures as they hang with their words, as a PNG. Throws where a photo cannot be fetched. */
export async function pairPicture(asked: PairPicture): Promise<Blob> {
  const { pair, isRightToLeft } = asked;
  const { widthPx, heightPx } = sizeOf(asked.shape);
  const canvas = document.createElement('canvas');
  canvas.width = widthPx;
  canvas.height = heightPx;
  const on = canvas.getContext('2d');
  if (!on) throw new Error('This browser draws no pictures.');
  on.fillStyle = paper;
  on.fillRect(0, 0, widthPx, heightPx);
  const { before, after, words, linePx } = fitted(on, asked);
  const labelPx = Math.max(before.length, after.length) * linePx;
  const layout = layoutOf(asked.shape, { labelPx, wordsPx: words.length * linePx }, isRightToLeft);
  const common = { frame: pair.frame, view: asked.view, region: asked.region, markings: asked.markings };
  await paintSide(on, layout.first, { ...common, side: pair.before, nudge: { x: 0, y: 0 } });
  await paintSide(on, layout.second, { ...common, side: pair.after, nudge: asked.nudge });
  for (const [box, lines] of [
    [layout.first, before],
    [layout.second, after],
  ] as const) {
    write(on, lines, { ...box, top: box.top - lines.length * linePx, linePx }, isRightToLeft);
  }
  const below = { left: layout.left, top: layout.wordsTop, widthPx: widthsOf(asked.shape).words, linePx };
  write(on, words, below, isRightToLeft);
  return new Promise((resolve, reject) =>
    canvas.toBlob((blob) => (blob ? resolve(blob) : reject(new Error('The picture could not be made.')))),
  );
}

/** Lines in the largest letters that leave the pictures their share. */
function fitted(on: CanvasRenderingContext2D, { shape, labels, words }: PairPicture) {
  const width = widthsOf(shape);
  const { heightPx } = sizeOf(shape);
  for (let linePx = sizeOf(shape).linePx; ; linePx *= 0.92) {
    const broken = (paragraphs: readonly Paragraph[], widthPx: number) =>
      linesOf(on, paragraphs, widthPx, letterShare * linePx);
    const lines = {
      before: broken(labels.before, width.label),
      after: broken(labels.after, width.label),
      words: broken(words, width.words),
      linePx,
    };
    const rows = shape === 'tall' ? 2 : 1;
    const labelLines = rows * Math.max(lines.before.length, lines.after.length);
    const taken = (labelLines + lines.words.length) * linePx;
    if (taken <= (1 - leastForPictures) * heightPx || linePx < 12) return lines;
  }
}
