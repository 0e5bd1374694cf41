import type { CompareExport } from '../../../../server/contract/compare.ts';
import type { Size } from '../../../../server/contract/fields.ts';

/** A rectangle on the picture, in its pixels. */
export interface Box extends Size {
  left: number;
  top: number;
}

export type Shape = CompareExport['shape'];

/** `tall` hangs the two above each other, the others beside each other. */
const sizes: Record<Shape, Size & { linePx: number }> = {
  wide: { widthPx: 2400, heightPx: 1600, linePx: 44 },
  portrait: { widthPx: 1080, heightPx: 1350, linePx: 32 },
  tall: { widthPx: 1080, heightPx: 1920, linePx: 34 },
};
export const shapes = Object.keys(sizes) as Shape[];
export const sizeOf = (shape: Shape) => sizes[shape];

const marginPx = 48;
const gapPx = 16;

/** How wide words may run above one picture, and below both. */
export function widthsOf(shape: Shape): { label: number; words: number } {
  const words = sizes[shape].widthPx - 2 * marginPx;
  return { words, label: shape === 'tall' ? words : (words - gapPx) / 2 };
}

/** Where the panes lie, and the left upper corners of the words above and below them. */
export interface Layout {
  first: Box;
  second: Box;
  labelPx: number;
  wordsTop: number;
  left: number;
}

/** What is left of the picture beside its words goes to the panes, the earlier first in reading direction. */
export function layoutOf(
  shape: Shape,
  words: { labelPx: number; wordsPx: number },
  isRightToLeft: boolean,
): Layout {
  const { heightPx } = sizes[shape];
  const { labelPx, wordsPx } = words;
  const width = widthsOf(shape);
  const wordsTop = heightPx - marginPx - wordsPx;
  const common = { labelPx, wordsTop, left: marginPx };
  if (shape === 'tall') {
    const paneHeight = (wordsTop - marginPx - 2 * labelPx - 2 * gapPx) / 2;
    const pane = (top: number): Box => ({ left: marginPx, top, widthPx: width.words, heightPx: paneHeight });
    const first = pane(marginPx + labelPx);
    return { ...common, first, second: pane(first.top + paneHeight + gapPx + labelPx) };
  }
  const top = marginPx + labelPx;
  const pane = (left: number): Box => ({ left, top, widthPx: width.label, heightPx: wordsTop - gapPx - top });
  const [left, right] = [pane(marginPx), pane(marginPx + width.label + gapPx)];
  return { ...common, first: isRightToLeft ? right : left, second: isRightToLeft ? left : right };
}
