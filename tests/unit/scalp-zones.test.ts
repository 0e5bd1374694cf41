import { describe, expect, it } from 'vitest';
import { zones } from '../../server/contract/codes.ts';
import type { ZoneDose } from '../../server/contract/zones.ts';
import { isInside, midlineX, mirrored, type Point, skull } from '../../web/parts/head/head-shape.ts';
import { toggled, totalsOf, withFigure } from '../../web/parts/scalp-zones/zone-doses.ts';
import { sideOf, zonesFromAbove } from '../../web/parts/scalp-zones/zone-shapes.ts';

const dose = (zone: ZoneDose['zone'], areaCm2: number | null, volumeMl: number | null): ZoneDose => ({
  zone,
  areaCm2,
  volumeMl,
});

describe('the drawn head', () => {
  it('has every zone that is injected: the back of the head from behind, all others from above', () => {
    expect([...zonesFromAbove.map(({ zone }) => zone), 'occipital'].sort()).toEqual([...zones].sort());
  });

  it('shows the patient’s left on the left, and the right as its mirror', () => {
    const outlineOf = (side: 'left' | 'right') =>
      zonesFromAbove.find(({ zone }) => sideOf(zone) === side)?.outline ?? [];
    expect(outlineOf('left').every(([x]) => x < midlineX)).toBe(true);
    expect(outlineOf('right')).toEqual(mirrored(outlineOf('left')));
  });

  it('keeps every zone on the skull, with its words in it', () => {
    const middle: Point = [midlineX, 142];
    for (const { outline, words } of zonesFromAbove) {
      expect(isInside(outline, words)).toBe(true);
      // A hair's breadth inside: the edge itself is drawn by both.
      const inner = outline.map(
        ([x, y]) => [x + (middle[0] - x) * 0.01, y + (middle[1] - y) * 0.01] as const,
      );
      expect(inner.every((point) => isInside(skull, point))).toBe(true);
    }
  });

  it('gives no place to two zones', () => {
    for (let x = 30; x < 210; x += 3) {
      for (let y = 30; y < 260; y += 3) {
        const here = zonesFromAbove.filter(({ outline }) => isInside(outline, [x + 0.31, y + 0.17]));
        expect(here.length).toBeLessThanOrEqual(1);
      }
    }
  });

  it('leaves room for a finger: every zone is 44 px or more both ways on a telephone', () => {
    const pxPerUnit = 320 / 240;
    for (const { outline } of zonesFromAbove) {
      const [xs, ys] = [outline.map(([x]) => x), outline.map(([, y]) => y)];
      const sizes = [xs, ys].map((each) => (Math.max(...each) - Math.min(...each)) * pxPerUnit);
      expect(Math.min(...sizes)).toBeGreaterThanOrEqual(44);
    }
  });
});

describe('what the zones were given', () => {
  it('adds up as people add decimal fractions, and says how many zones have nothing noted', () => {
    const doses = [dose('hairline', 20, 0.1), dose('frontal', null, 0.2), dose('vertex', 40.5, null)];
    expect(totalsOf(doses)).toEqual({ areaCm2: 60.5, volumeMl: 0.3, withoutArea: 1, withoutVolume: 1 });
    expect(totalsOf([dose('vertex', null, null)])).toMatchObject({ areaCm2: null, volumeMl: null });
    expect(totalsOf([dose('vertex', 0, 0)])).toMatchObject({ areaCm2: 0, volumeMl: 0 });
  });

  it('stands in the order of the head, whichever zone was chosen first', () => {
    const chosen = toggled(toggled(toggled([], 'occipital'), 'hairline'), 'temporal_left');
    expect(chosen.map(({ zone }) => zone)).toEqual(['hairline', 'temporal_left', 'occipital']);
  });

  it('is still there when a zone was left out by a slip', () => {
    const before = dose('vertex', 40, 2);
    const without = toggled([before, dose('frontal', 30, 1)], 'vertex');
    expect(without.map(({ zone }) => zone)).toEqual(['frontal']);
    expect(toggled(without, 'vertex', before)).toContainEqual(before);
    expect(withFigure([before], 'vertex', { volumeMl: 3 })).toEqual([dose('vertex', 40, 3)]);
  });
});
