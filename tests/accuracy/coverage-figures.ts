import type { CoverageAnswer, CoverageTask } from './coverage-tasks.ts';
import { bootstrapped, type Figure } from './figure.ts';
import type { Settings } from './heads.ts';
import { onEvery } from './work.ts';

/** Skins and hairs that go together. */
export const groups = [
  ...['light', 'medium'].flatMap((skin) =>
    ['black', 'brown', 'blond', 'red', 'grey'].map((hair) => ({ skin, hair })),
  ),
  ...['brown', 'dark'].flatMap((skin) => ['black', 'brown', 'grey'].map((hair) => ({ skin, hair }))),
];

const HEAD_WIDTH_PX = 1200;

const mean = (values: readonly number[]) => values.reduce((sum, v) => sum + v, 0) / values.length;
const rootMeanSquare = (values: readonly number[]) => Math.sqrt(mean(values.map((v) => v * v)));
const meanError = (values: readonly number[]) => mean(values.map(Math.abs));
const known = (values: readonly (number | null)[]) => values.filter((v) => v !== null);

/** Heads of every group, or of some, so many of each, and so many more that are photographed once. */
export function askCoverage(
  settings: Settings,
  headsOfAGroup: number,
  some = groups,
  photographedOnce = 0,
): Promise<CoverageAnswer[]> {
  const tasks: CoverageTask[] = Array.from({ length: headsOfAGroup + photographedOnce }, (_, k) =>
    some.map((group, g) => ({
      ...group,
      settings,
      number: g * 100 + k,
      headWidthPx: HEAD_WIDTH_PX,
      once: k >= headsOfAGroup,
    })),
  ).flat();
  return onEvery('./coverage-tasks.ts', 'coverageTask', tasks);
}

const errorsOf = ({ first, again, changed }: CoverageAnswer) =>
  known(
    [first, again, changed].map((value) => (value?.measured == null ? null : value.measured - value.truth)),
  );

/** Error of a measured change against the true one, points; `null` where one of the two was refused or never taken. */
function changeError(from: CoverageAnswer['first'], to: CoverageAnswer['again']): number | null {
  if (from.measured === null || to === null || to.measured === null) return null;
  return to.measured - from.measured - (to.truth - from.truth);
}

/** What the issue asks of coverage, from the answers of `askCoverage`. */
export function coverageFigures(answers: readonly CoverageAnswer[]): Figure[] {
  const figure = (
    name: string,
    statistic: (sample: readonly CoverageAnswer[]) => number,
    most: number,
    unit = 'points',
  ): Figure => ({
    name,
    value: statistic(answers),
    ...bootstrapped(answers, statistic),
    unit,
    count: answers.length,
    bound: { most },
  });
  return [
    figure('coverage-mae', (sample) => meanError(sample.flatMap(errorsOf)), 2),
    figure(
      'coverage-worst-group',
      (sample) =>
        Math.max(
          ...groups.map(({ skin, hair }) => {
            const errors = sample
              .filter((answer) => answer.skin === skin && answer.hair === hair)
              .flatMap(errorsOf);
            return errors.length > 0 ? meanError(errors) : 0;
          }),
        ),
      4,
    ),
    figure(
      'coverage-repeat-wsd',
      (sample) => rootMeanSquare(known(sample.map((a) => changeError(a.first, a.again)))) / Math.SQRT2,
      1,
    ),
    figure(
      'coverage-known-change',
      (sample) => meanError(known(sample.map((a) => changeError(a.first, a.changed)))),
      1.5,
    ),
    figure('coverage-encoded-again', (sample) => meanError(known(sample.map((a) => a.encodedAgain))), 0.3),
    figure(
      'coverage-exchanged',
      (sample) =>
        meanError(
          known(
            sample.map(({ first, changed, exchanged }) =>
              first.measured === null || changed?.measured == null || exchanged === null
                ? null
                : changed.measured - first.measured + exchanged,
            ),
          ),
        ),
      0.5,
    ),
    figure(
      'coverage-refused',
      (sample) => (100 * sample.filter(({ first }) => first.measured === null).length) / sample.length,
      5,
      '%',
    ),
  ];
}

/** The largest errors, for the report's pictures; fewer where fewer are far off. */
export function worstOf(answers: readonly CoverageAnswer[], count: number) {
  const worst = (answer: CoverageAnswer) => Math.max(0, ...errorsOf(answer).map(Math.abs));
  return [...answers]
    .sort((a, b) => worst(b) - worst(a))
    .flatMap((answer) => (answer.picture === null ? [] : [{ ...answer, picture: answer.picture }]))
    .slice(0, count);
}
