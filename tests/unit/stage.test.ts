import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Comparison } from '../../server/contract/compare.ts';
import { composed, identity, type Matrix3, wayBack } from '../../server/contract/matrix.ts';
import { canAlign, placePair } from '../../web/parts/compare/placed-pair.ts';
import { added, toPixels, toShares, viewAround, without } from '../../web/parts/region/outline.ts';
import { apply, fitInto, toCss, turnAbout } from '../../web/parts/stage/matrices.ts';
import {
  mostZoom,
  panned,
  readView,
  toPane,
  viewOf,
  writeView,
  zoomedAt,
} from '../../web/parts/stage/view-state.ts';

const frame = { widthPx: 3072, heightPx: 2304 };
const pane = { widthPx: 600, heightPx: 500 };
const perspective: Matrix3 = [1.02, -0.05, 30, 0.04, 0.98, -12, 0.00001, 0.00002, 1];

const near = (point: { x: number; y: number }, x: number, y: number) => {
  expect(point.x).toBeCloseTo(x, 6);
  expect(point.y).toBeCloseTo(y, 6);
};

describe('where a picture is drawn', () => {
  it('a matrix undone leaves every point where it was, perspective included', () => {
    const back = wayBack(perspective) ?? identity;
    near(apply(composed(perspective, back), { x: 812, y: 431 }), 812, 431);
    expect(wayBack([1, 2, 3, 2, 4, 6, 0, 0, 1])).toBeNull();
  });

  it('a picture of another shape lies whole in the middle, never stretched', () => {
    const matrix = fitInto({ widthPx: 1000, heightPx: 2000 }, frame);
    expect(matrix[0]).toBe(matrix[4]);
    near(apply(matrix, { x: 0, y: 0 }), (3072 - 1152) / 2, 0);
    near(apply(matrix, { x: 1000, y: 2000 }), (3072 + 1152) / 2, 2304);
  });

  it('the browser is told the same matrix, column by column', () => {
    expect(toCss([1, 2, 3, 4, 5, 6, 7, 8, 9])).toBe('matrix3d(1,4,0,7,2,5,0,8,0,0,1,0,3,6,0,9)');
  });

  it('turning about a point leaves that point alone', () => {
    near(apply(turnAbout({ x: 700, y: 300 }, 12, 1.1), { x: 700, y: 300 }), 700, 300);
  });
});

describe('the one view state of all modes', () => {
  it('at first shows the whole baseline in the middle of the pane', () => {
    const matrix = toPane(viewOf(null, frame), frame, pane);
    near(apply(matrix, { x: 1536, y: 1152 }), 300, 250);
    near(apply(matrix, { x: 0, y: 1152 }), 0, 250);
  });

  it('what lies under the pointer stays under it while zooming', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 150, max: 450 }),
        fc.integer({ min: 120, max: 380 }),
        fc.double({ min: 1, max: 3, noNaN: true }),
        (x, y, factor) => {
          const before = { centreX: 1400, centreY: 1000, zoom: 2 };
          const under = apply(wayBack(toPane(before, frame, pane)) ?? identity, { x, y });
          const after = zoomedAt(before, frame, pane, { x, y }, factor);
          near(apply(toPane(after, frame, pane), under), x, y);
        },
      ),
    );
  });

  it('dragging moves the picture with the finger', () => {
    const before = { centreX: 1400, centreY: 1000, zoom: 4 };
    const held = apply(wayBack(toPane(before, frame, pane)) ?? identity, { x: 200, y: 200 });
    const after = panned(before, frame, pane, { x: 40, y: -25 });
    near(apply(toPane(after, frame, pane), held), 240, 175);
  });

  it('never leaves the picture and never zooms without end', () => {
    const far = panned({ centreX: 10, centreY: 10, zoom: 2 }, frame, pane, { x: 9000, y: 9000 });
    expect([far.centreX, far.centreY]).toEqual([0, 0]);
    const middle = { x: 300, y: 250 };
    expect(zoomedAt(viewOf(null, frame), frame, pane, middle, 1000).zoom).toBe(mostZoom);
    expect(zoomedAt(viewOf(null, frame), frame, pane, middle, 0.1).zoom).toBe(1);
  });

  it('comes back from the address as it went there, and nonsense there shows everything', () => {
    const view = { centreX: 1400, centreY: 1000, zoom: 2.5 };
    expect(readView(writeView(view))).toEqual(view);
    expect(writeView(null)).toEqual({});
    expect(readView({ x: 'left', y: '3', zoom: '2' })).toBeNull();
  });
});

describe('a hung pair', () => {
  const side = (id: string, matrix: Matrix3 | null) =>
    ({ photo: { id, widthPx: 1600, heightPx: 1200 }, matrix, alignment: { referenceSize: frame } }) as never;
  const pair = (after: Matrix3 | null) =>
    ({ before: side('a', identity), after: side('b', after) }) as unknown as Comparison;

  it('is laid over the baseline on both sides or on neither', () => {
    const aligned = placePair(pair(perspective), true);
    expect([aligned.before.matrix, aligned.after.matrix]).toEqual([identity, perspective]);
    const half = placePair(pair(null), true);
    expect(canAlign(pair(null))).toBe(false);
    expect(half.before.matrix).toEqual(half.after.matrix);
    expect(half.frame).toEqual(frame);
  });

  it('keeps the region on the same hairs when each picture is shown by its own size', () => {
    const { after } = placePair(pair(perspective), false);
    const onBaseline = apply(perspective, { x: 500, y: 400 });
    const expected = apply(after.matrix, { x: 500, y: 400 });
    near(apply(after.regionMatrix ?? identity, onBaseline), expected.x, expected.y);
  });
});

describe('the outline of a region', () => {
  const shares = [
    [0.25, 0.25],
    [0.75, 0.25],
    [0.5, 0.75],
  ];

  it('is kept in shares of the reference and edited in its pixels', () => {
    expect(toShares(toPixels(shares, frame), frame)).toEqual(shares);
  });

  it('gets a point in the middle of an edge, the last edge included, and loses it again', () => {
    const points = toPixels(shares, { widthPx: 100, heightPx: 100 });
    const more = added(points, 2);
    expect(more[3]).toEqual({ x: 37.5, y: 50 });
    expect(without(more, 3)).toEqual(points);
  });

  it('is opened in the middle and large', () => {
    const view = viewAround(toPixels(shares, frame), frame);
    expect([view.centreX, view.centreY]).toEqual([1536, 1152]);
    expect(view.zoom).toBeCloseTo(2 / 1.5, 6);
  });
});
