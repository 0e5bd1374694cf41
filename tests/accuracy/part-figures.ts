import { groups } from './coverage-figures.ts';
import { bootstrapped, type Figure } from './figure.ts';
import type { Settings } from './heads.ts';
import type { PartAnswer, PartTask } from './part-tasks.ts';
import { onEvery } from './work.ts';

const HEAD_WIDTH_PX = 1000;
/** Heads apart from those of the other groups. */
const FIRST_NUMBER = 2000;

/** Parted heads of every skin and hair that go together, or of some, so many of each. */
export function askParts(settings: Settings, headsOfAGroup: number, some = groups): Promise<PartAnswer[]> {
  const tasks: PartTask[] = Array.from({ length: headsOfAGroup }, (_, k) =>
    some.map((group, g) => ({
      ...group,
      settings,
      number: FIRST_NUMBER + g * 100 + k,
      headWidthPx: HEAD_WIDTH_PX,
    })),
  ).flat();
  return onEvery('./part-tasks.ts', 'partTask', tasks);
}

const mean = (values: readonly number[]) => values.reduce((sum, v) => sum + v, 0) / values.length;
const known = (widths: readonly (number | null)[] | null) =>
  widths?.every((width) => width !== null) ? (widths as number[]) : null;

/** Error of the mean of the three points on each photo that has a part to be measured, mm. */
export function widthErrors({ first, again, changed, parted }: PartAnswer): number[] {
  return [first, again, changed, parted].flatMap(({ truth, measured }) => {
    const [wide, found] = [known(truth), known(measured)];
    return wide && found ? [mean(found) - mean(wide)] : [];
  });
}

/** How far a measured change lies from the one that was drawn, whatever rule tells where a part ends, mm. */
function drawnChangeErrors({ first, parted }: PartAnswer): number[] {
  const [before, after] = [known(first.measured), known(parted.measured)];
  return before && after ? [Math.abs(mean(after) - mean(before) - (parted.drawnMm - first.drawnMm))] : [];
}

/** How far a measured change lies from that of the strands by the same rule, when the hair changed too, mm. */
function knownChangeErrors({ first, changed }: PartAnswer): number[] {
  const [a, b, c, d] = [first.truth, first.measured, changed.truth, changed.measured].map(known);
  return a && b && c && d ? [Math.abs(mean(d) - mean(b) - (mean(c) - mean(a)))] : [];
}

/** What the issue asks of part width, from the answers of `askParts`. */
export function partFigures(answers: readonly PartAnswer[]): Figure[] {
  const figure = (
    name: string,
    unit: string,
    statistic: (sample: readonly PartAnswer[]) => number,
    most: number,
  ): Figure => ({
    name,
    unit,
    value: statistic(answers),
    ...bootstrapped(answers, statistic),
    count: answers.length,
    bound: { most },
  });
  const photos = answers.flatMap(({ first, again, changed, parted }) => [first, again, changed, parted]);
  const measurable = photos.filter(({ truth }) => known(truth));
  const refused = measurable.filter(({ measured }) => measured === null).length;
  return [
    figure('part-width-error', 'mm', (sample) => mean(sample.flatMap(widthErrors).map(Math.abs)), 0.5),
    figure(
      'part-width-repeat-wsd',
      'mm',
      (sample) => {
        const apart = sample.flatMap(({ first, again }) => {
          const all = [first.truth, first.measured, again.truth, again.measured].map(known);
          const [a, b, c, d] = all.map((widths) => widths && mean(widths));
          return a != null && b != null && c != null && d != null ? [d - b - (c - a)] : [];
        });
        return Math.sqrt(mean(apart.map((v) => v * v)) / 2);
      },
      0.6,
    ),
    figure('part-width-known-change', 'mm', (sample) => mean(sample.flatMap(knownChangeErrors)), 0.5),
    figure('part-width-drawn-change', 'mm', (sample) => mean(sample.flatMap(drawnChangeErrors)), 0.5),
    figure(
      'part-points-beside',
      'mm from the part, mean',
      (sample) => mean(sample.flatMap(({ besideMm }) => besideMm.map(Math.abs))),
      2,
    ),
    {
      name: 'part-width-refused',
      value: (100 * refused) / Math.max(1, measurable.length),
      unit: '%',
      count: measurable.length,
      bound: { most: 5 },
    },
  ];
}

/** The largest errors, for the report's pictures. */
export function worstParts(answers: readonly PartAnswer[], count: number): PartAnswer[] {
  const worst = (answer: PartAnswer) => Math.max(0, ...widthErrors(answer).map(Math.abs));
  return [...answers].sort((a, b) => worst(b) - worst(a)).slice(0, count);
}
