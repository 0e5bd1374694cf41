import { describe, expect, it } from 'vitest';
import { ludwigStages, norwoodStages, sinclairStages } from '../../server/contract/metric-entries.ts';
import { scales } from '../../server/contract/words/en/entered-values.ts';
import { isInside, midlineX, type Point } from '../../web/parts/head/head-shape.ts';
import { type DrawnHair, strandsOf } from '../../web/parts/scales/drawn-hair.ts';
import { norwoodHair } from '../../web/parts/scales/norwood-shapes.ts';
import { ludwigHair, sinclairHair } from '../../web/parts/scales/part-shapes.ts';

/** How much of the grid is drawn with full hair. */
function hairiness({ hair, bare, thin }: DrawnHair): number {
  let places = 0;
  for (let x = 21; x < 220; x += 4) {
    for (let y = 21; y < 270; y += 4) {
      const at: Point = [x, y];
      if (!isInside(hair, at) || bare.some((outline) => isInside(outline, at))) continue;
      places += thin.find(({ outline }) => isInside(outline, at))?.left ?? 1;
    }
  }
  return places;
}

const falls = (figures: readonly number[]) =>
  figures.every((figure, index) => index === 0 || figure < (figures[index - 1] ?? 0));

describe('the drawings of the stages', () => {
  it.each([
    ['Norwood', norwoodHair, ['I', 'II', 'III', 'IV', 'V', 'VI', 'VII']],
    ['Norwood’s variants', norwoodHair, ['I', 'IIa', 'IIIa', 'IVa', 'Va', 'VII']],
    ['Ludwig', ludwigHair, ludwigStages],
    ['Sinclair', sinclairHair, sinclairStages],
  ] as const)('%s: less hair at every next stage', (_, hairOf, stages) => {
    expect(falls(stages.map((stage) => hairiness(hairOf(stage))))).toBe(true);
  });

  it('a variant goes back without a bare crown, and III vertex has one', () => {
    const bareCrown = (stage: string) =>
      norwoodHair(stage).bare.some((outline) => isInside(outline, [midlineX, 206]));
    expect(norwoodStages.filter(bareCrown)).toEqual(['III vertex', 'IV', 'V']);
  });

  it('no two stages of a scale look alike', () => {
    for (const [hairOf, stages] of [
      [norwoodHair, norwoodStages],
      [ludwigHair, ludwigStages],
      [sinclairHair, sinclairStages],
    ] as const) {
      expect(new Set(stages.map((stage) => JSON.stringify(hairOf(stage)))).size).toBe(stages.length);
    }
  });

  it('are the same at every drawing, with no hair where none is left', () => {
    const drawn = norwoodHair('IV');
    const strands = strandsOf(drawn);
    expect(strandsOf(drawn)).toEqual(strands);
    const roots = [...strands.inside, ...strands.fringe, ...strands.sparse].map(({ from }) => from);
    expect(roots.length).toBeGreaterThan(200);
    expect(roots.some((root) => drawn.bare.some((outline) => isInside(outline, root)))).toBe(false);
  });

  it('have a sentence each, in our own words', () => {
    expect(Object.keys(scales.stage_norwood).sort()).toEqual([...norwoodStages].sort());
    expect(Object.keys(scales.stage_ludwig)).toEqual([...ludwigStages]);
    expect(Object.keys(scales.stage_sinclair)).toEqual([...sinclairStages]);
  });
});
