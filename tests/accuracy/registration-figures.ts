import { bootstrapped, type Figure, quantile, upperBound } from './figure.ts';
import type { Settings } from './heads.ts';
import { manyVisits, type PairKind, visitPairsOfATask } from './registration-pairs.ts';
import type { RegistrationAnswer, RegistrationTask } from './registration-tasks.ts';
import { onEvery } from './work.ts';

/** A quarter turn is recovered when the head lies this near to its true place, % of its width. */
const RECOVERED_PERCENT = 1.5;

const builtToFail: readonly PairKind[] = [
  'turned away',
  'wrong view',
  'other person',
  'blur',
  'half missing',
];
const unrelated: readonly PairKind[] = ['wrong view', 'other person'];

/** At least so many pairs of visits, and the pairs of the other kinds that come with them. */
export async function askRegistration(
  settings: Settings,
  visitPairs: number,
  visits = manyVisits,
): Promise<RegistrationAnswer[]> {
  const tasks: RegistrationTask[] = Array.from(
    { length: Math.ceil(visitPairs / visitPairsOfATask(visits)) },
    (_, number) => ({ settings, number, visits }),
  );
  const answers = await onEvery<RegistrationAnswer[]>('./registration-tasks.ts', 'registrationTask', tasks);
  return answers.flat();
}

type Answers = readonly RegistrationAnswer[];

const of = (answers: Answers, kinds: readonly PairKind[]) =>
  answers.filter(({ kind }) => kinds.includes(kind));

const percentOf = (answers: Answers, is: (answer: RegistrationAnswer) => boolean) =>
  (100 * answers.filter(is).length) / Math.max(1, answers.length);

/** A refused pair has no error that could be small: it counts as a whole head off. */
const errorOf = ({ isAccepted, errorPercent }: RegistrationAnswer) =>
  isAccepted && errorPercent !== null ? errorPercent : 100;

/** Pairs of the same two people are drawn together. */
function interval(answers: Answers, statistic: (sample: Answers) => number) {
  const groups = new Map<number, RegistrationAnswer[]>();
  for (const answer of answers) groups.set(answer.number, [...(groups.get(answer.number) ?? []), answer]);
  return bootstrapped([...groups.values()], (sample) => statistic(sample.flat()));
}

/** What the issue asks of registration, from the answers of `askRegistration`. */
export function registrationFigures(answers: Answers): Figure[] {
  const figure = (
    name: string,
    unit: string,
    of: Answers,
    statistic: (sample: Answers) => number,
    bound: Figure['bound'],
  ): Figure => ({ name, value: statistic(of), ...interval(of, statistic), unit, count: of.length, bound });
  const visits = of(answers, ['visit']);
  const failing = of(answers, builtToFail);
  const calledGood = failing.filter(({ isCalledGood }) => isCalledGood).length;
  const tilted = answers.filter(({ kind, tilt }) => kind === 'visit' && tilt.found !== null);
  const tiltError = ({ tilt }: RegistrationAnswer) => Math.abs((tilt.found ?? 0) - tilt.truth);
  const ofHead = '% of the head’s width';
  return [
    figure('registration-median', ofHead, visits, (some) => quantile(some.map(errorOf), 0.5), { most: 0.5 }),
    figure('registration-p95', ofHead, visits, (some) => quantile(some.map(errorOf), 0.95), { most: 1.5 }),
    figure('registration-refused', '%', visits, (some) => percentOf(some, (a) => !a.isAccepted), { most: 5 }),
    figure(
      'registration-quarter-turn',
      '%',
      of(answers, ['quarter turn']),
      (some) => percentOf(some, (answer) => errorOf(answer) <= RECOVERED_PERCENT),
      { least: 99 },
    ),
    figure(
      'registration-tilt',
      '° mean error',
      tilted,
      (some) => some.reduce((sum, answer) => sum + tiltError(answer), 0) / Math.max(1, some.length),
      { most: 1 },
    ),
    {
      name: 'registration-confident-wrong',
      value: 100 * upperBound(calledGood, failing.length),
      unit: '%',
      count: failing.length,
      note: `upper 95 % bound, ${calledGood} seen`,
      bound: { most: 1 },
    },
    figure(
      'registration-unrelated-refused',
      '%',
      of(answers, unrelated),
      (some) => percentOf(some, ({ isAccepted }) => !isAccepted),
      { least: 90 },
    ),
  ];
}

/** Pairs that were called good and must not be, then visits with the largest errors, for the report's pictures. */
export function worstPairs(answers: Answers, count: number) {
  const shown = answers.flatMap((answer) => (answer.picture ? [{ ...answer, picture: answer.picture }] : []));
  const wrong = shown.filter(({ kind }) => kind !== 'visit');
  const visits = shown.filter(({ kind }) => kind === 'visit').sort((a, b) => errorOf(b) - errorOf(a));
  return [...wrong, ...visits].slice(0, Math.max(count, wrong.length));
}
