import { type Figure, upperBound } from './figure.ts';
import type { GateAnswer } from './gate-tasks.ts';
import type { Settings } from './heads.ts';
import { onEvery } from './work.ts';

/** Heads apart from those the coverage is asked of. */
const FIRST_NUMBER = 300;

/** So many heads at every gate. */
export async function askGates(settings: Settings, heads: number): Promise<GateAnswer[]> {
  const tasks = Array.from({ length: heads }, (_, k) => ({ settings, number: FIRST_NUMBER + k }));
  return (await onEvery<GateAnswer[]>('./gate-tasks.ts', 'gateTask', tasks)).flat();
}

function share(
  name: string,
  of: readonly GateAnswer[],
  wrong: (answer: GateAnswer) => boolean,
  most: number,
): Figure {
  const hits = of.filter(wrong).length;
  return {
    name,
    value: (100 * hits) / of.length,
    high: 100 * upperBound(hits, of.length),
    low: 0,
    unit: '%',
    count: of.length,
    bound: { most },
  };
}

/** Bad pictures that passed and good ones that were warned of, percent of each. */
export function gateFigures(answers: readonly GateAnswer[]): Figure[] {
  const good = answers.filter(({ isGood }) => isGood);
  const bad = answers.filter(({ isGood }) => !isGood);
  return [
    share('gate-false-pass', bad, ({ passed }) => passed, 2),
    share('gate-false-warning', good, ({ passed }) => !passed, 5),
  ];
}
