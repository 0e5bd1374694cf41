import type { MeasuredPlace } from '../../../../server/contract/analysis.ts';
import type { Annotation } from '../../../../server/contract/annotations.ts';
import type { Size } from '../../../../server/contract/fields.ts';
import { composed, type Matrix3 } from '../../../../server/contract/matrix.ts';
import { shift } from '../../stage/matrices.ts';
import { cornersOn } from '../../stage/region-outline.tsx';
import { toPane, type ViewState, viewOf } from '../../stage/view-state.ts';
import { besideWords } from '../markings/marking-words.ts';
import { strokesOf, wordsPlace } from '../markings/strokes.ts';
import type { PlacedSide } from '../placed-pair.ts';
import { relight } from './light-table.ts';
import type { Box } from './shapes.ts';

const stageGrey = '#6b6b6b';

export interface PaintedSide {
  side: PlacedSide;
  frame: Size;
  view: ViewState | null;
  /** Baseline → where it lies now: a nudge, or nothing. */
  nudge: { x: number; y: number };
  region: MeasuredPlace | null;
  /** What people drew, as far as it is shown. */
  markings: readonly Annotation[];
}

/** The whole master, decoded. Throws where it cannot be had: a picture of it is not made without it. */
async function loadMaster(photoId: string): Promise<HTMLImageElement> {
  const picture = new Image();
  picture.src = `/api/photos/${photoId}/master`;
  await picture.decode();
  return picture;
}

/** Paints one side into its box as its pane shows it, pixels in the light that is chosen, and its outline over it. */
export async function paintSide(on: CanvasRenderingContext2D, box: Box, painted: PaintedSide): Promise<void> {
  const { side, frame, view, nudge, region, markings } = painted;
  const picture = await loadMaster(side.photo.id);
  const canvas = new OffscreenCanvas(Math.round(box.widthPx), Math.round(box.heightPx));
  const pane = canvas.getContext('2d', { willReadFrequently: true });
  if (!pane) throw new Error('This browser draws no pictures.');
  const onPane = composed(shift(nudge.x, nudge.y), toPane(viewOf(view, frame), frame, box));
  pane.imageSmoothingQuality = 'high';
  pane.setTransform(...affine(composed(side.matrix, onPane)));
  pane.drawImage(picture, 0, 0, side.photo.widthPx, side.photo.heightPx);
  if (side.light) {
    const pixels = pane.getImageData(0, 0, canvas.width, canvas.height);
    relight(pixels.data, side.light);
    pane.putImageData(pixels, 0, 0);
  }
  pane.resetTransform();
  if (region && side.regionMatrix) outline(pane, region, composed(side.regionMatrix, onPane), frame);
  if (side.regionMatrix) {
    for (const each of markings) mark(pane, each, composed(side.regionMatrix, onPane), frame);
  }
  on.fillStyle = stageGrey;
  on.fillRect(box.left, box.top, canvas.width, canvas.height);
  on.drawImage(canvas, box.left, box.top);
}

/** What a canvas takes. Alignments turn, zoom and shift; none has a perspective. */
function affine([a, b, c, d, e, f]: Matrix3): [number, number, number, number, number, number] {
  return [a, d, b, e, c, f];
}

/** As the page's layer draws it (look/markings.css). */
function mark(
  pane: OffscreenCanvasRenderingContext2D,
  marking: Annotation,
  matrix: Matrix3,
  frame: Size,
): void {
  const ends = cornersOn(matrix, marking.points, frame);
  const path = new Path2D(strokesOf(marking.kind, ends));
  const { x, y, anchor } = wordsPlace(marking.kind, ends);
  pane.textAlign = anchor === 'end' ? 'right' : 'left';
  pane.lineJoin = 'round';
  pane.lineCap = 'round';
  pane.font = '600 22px system-ui, sans-serif';
  for (const [width, colour] of [
    [7, '#000000b3'],
    [3, '#ffd54a'],
  ] as const) {
    pane.lineWidth = width;
    pane.strokeStyle = colour;
    pane.stroke(path);
  }
  pane.lineWidth = 5;
  pane.strokeStyle = '#000000d9';
  pane.strokeText(besideWords(marking), x, y);
  pane.fillStyle = '#ffd54a';
  pane.fillText(besideWords(marking), x, y);
}

function outline(
  pane: OffscreenCanvasRenderingContext2D,
  { shape, polygon }: MeasuredPlace,
  matrix: Matrix3,
  frame: Size,
): void {
  pane.beginPath();
  for (const { x, y } of cornersOn(matrix, polygon, frame)) pane.lineTo(x, y);
  if (shape !== 'part') pane.closePath();
  pane.lineJoin = 'round';
  for (const [width, colour] of [
    [5, '#000000b3'],
    [2, '#ffffff'],
  ] as const) {
    pane.lineWidth = width;
    pane.strokeStyle = colour;
    pane.stroke();
  }
}
