import { describe, expect, it } from 'vitest';
import { askCoverage, coverageFigures } from '../accuracy/coverage-figures.ts';
import type { Figure } from '../accuracy/figure.ts';
import { askGates, gateFigures } from '../accuracy/gate-figures.ts';
import { askParts, partFigures } from '../accuracy/part-figures.ts';
import { askRegistration, registrationFigures } from '../accuracy/registration-figures.ts';

// A minute of `npm run accuracy`, on the heads methods are tuned on. So few pictures cannot tell the promised figure; what
// they can tell is that a method broke, so each figure may be as far off as `slack` times its promise.

function within(figures: readonly Figure[], name: string, slack = 1): void {
  const figure = figures.find((each) => each.name === name);
  if (!figure) throw new Error(`There is no figure ${name}.`);
  const { value, bound } = figure;
  if ('most' in bound) expect(value, name).toBeLessThanOrEqual(bound.most * slack);
  else expect(value, name).toBeGreaterThanOrEqual(bound.least / slack);
}

describe('a minute of the accuracy figures', () => {
  it('two visits are aligned, and pairs that must fail are not called good', async () => {
    const answers = await askRegistration('tuning', 4, { days: 1, photographs: 2 });
    const figures = registrationFigures(answers);
    within(figures, 'registration-median', 1.2);
    within(figures, 'registration-p95', 1.5);
    within(figures, 'registration-unrelated-refused');
    expect(
      answers.filter(({ kind, isCalledGood }) => kind !== 'visit' && kind !== 'quarter turn' && isCalledGood),
    ).toEqual([]);
  });

  it('coverage, its change and the same file again are read on fair heads and dark ones', async () => {
    const answers = await askCoverage('tuning', 1, [
      { skin: 'light', hair: 'brown' },
      { skin: 'dark', hair: 'black' },
      { skin: 'medium', hair: 'brown' },
      { skin: 'brown', hair: 'black' },
      { skin: 'light', hair: 'grey' },
      { skin: 'medium', hair: 'blond' },
    ]);
    const figures = coverageFigures(answers);
    within(figures, 'coverage-mae', 3);
    within(figures, 'coverage-known-change', 3);
    within(figures, 'coverage-encoded-again');
  });

  it('the width of a part is read', async () => {
    const figures = partFigures(await askParts('tuning', 1, [{ skin: 'light', hair: 'brown' }]));
    within(figures, 'part-width-error', 2.5);
    within(figures, 'part-width-refused');
  });

  it('what is too small, burnt out or soft is warned of, and what is not, is not', async () => {
    const answers = await askGates('tuning', 1);
    for (const gate of ['head size', 'clipping', 'sharpness'] as const) {
      expect(answers.filter((answer) => answer.gate === gate).length).toBeGreaterThan(3);
    }
    const figures = gateFigures(answers);
    within(figures, 'gate-false-pass');
    within(figures, 'gate-false-warning', 2);
  });
});
