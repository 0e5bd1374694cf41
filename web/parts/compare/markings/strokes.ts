import type { Annotation } from '../../../../server/contract/annotations.ts';
import type { Point } from '../../stage/matrices.ts';

/** Ends of a line and barbs of an arrow, in pixels of what it is drawn on. */
const tick = 7;
const barb = 13;
/** Of a barb against the shaft. */
const barbTurn = Math.PI / 7;

const at = ({ x, y }: Point) => `${x.toFixed(1)} ${y.toFixed(1)}`;
const away = ({ x, y }: Point, angle: number, by: number): Point => ({
  x: x + by * Math.cos(angle),
  y: y + by * Math.sin(angle),
});

/** The path of a marking between its points, the same for the page's SVG and for a picture to take away. */
export function strokesOf(kind: Annotation['kind'], [from, to]: readonly Point[]): string {
  if (from === undefined) return '';
  if (to === undefined) return `M${at(away(from, 0, 2))}a2 2 0 1 0 -4 0a2 2 0 1 0 4 0`;
  const angle = Math.atan2(to.y - from.y, to.x - from.x);
  const shaft = `M${at(from)}L${at(to)}`;
  if (kind === 'arrow') {
    const sides = [angle + Math.PI - barbTurn, angle + Math.PI + barbTurn];
    return shaft + sides.map((side) => `M${at(to)}L${at(away(to, side, barb))}`).join('');
  }
  const across = angle + Math.PI / 2;
  const ends = [from, to].map((end) => `M${at(away(end, across, tick))}L${at(away(end, across, -tick))}`);
  return shaft + ends.join('');
}

/** Where words stand, and which of their ends stands there. */
export type WordsPlace = Point & { anchor: 'start' | 'end' };

/** Beside the middle of a line, behind the tail of an arrow, right of a place. */
export function wordsPlace(kind: Annotation['kind'], [from, to]: readonly Point[]): WordsPlace {
  if (from === undefined) return { x: 0, y: 0, anchor: 'start' };
  if (to === undefined) return { x: from.x + 8, y: from.y + 5, anchor: 'start' };
  if (kind === 'line') return { x: (from.x + to.x) / 2 + 8, y: (from.y + to.y) / 2 - 8, anchor: 'start' };
  return to.x > from.x
    ? { x: from.x - 7, y: from.y + 5, anchor: 'end' }
    : { x: from.x + 7, y: from.y + 5, anchor: 'start' };
}
