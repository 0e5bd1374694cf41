import { type Milestone, milestoneFates } from '../../contract/codes.ts';
import type { FigureGroup, FigureLine, Figures, MilestoneFigures } from '../../contract/figures.ts';

/** Fewer patients than this are never shown as a group (domain §6). */
export const leastPatients = 5;

const nothingRead = {
  suppressed: true,
  patients: 0,
  reviewed: 0,
  lateAccepted: 0,
  verdicts: { improvement: 0, within_noise: 0, worsening: 0, not_comparable: 0, no_verdict: 0 },
  nonResponders: 0,
  judged: 0,
  spread: null,
  changes: [],
} satisfies Partial<MilestoneFigures>;

const noFates = Object.fromEntries(milestoneFates.map((fate) => [fate, 0])) as MilestoneFigures['fates'];

/** Nothing of a group but its name; the numbers of patients and courses are kept back as well. */
const withheldGroup = (group: FigureGroup): FigureGroup => ({
  ...group,
  courses: 0,
  patients: 0,
  suppressed: true,
  milestones: group.milestones.map((each) => ({ ...each, ...nothingRead, fates: noFates, reached: 0 })),
});

/**
 * The groups of a line that may not be shown: those under five patients, and of the others the smallest ones, until what is
 * kept back is five patients of two groups at least: whoever subtracts what is shown from all is left with no fewer.
 * `already`: groups that are kept back whatever their number.
 */
export function suppressedCodes(
  groups: readonly Pick<FigureGroup, 'code' | 'patients'>[],
  already: ReadonlySet<string> = new Set(),
): Set<string> {
  const isSmall = ({ code, patients }: Pick<FigureGroup, 'code' | 'patients'>) =>
    already.has(code) || (patients > 0 && patients < leastPatients);
  const hidden = groups.filter(isSmall);
  const others = groups
    .filter((group) => !isSmall(group) && group.patients > 0)
    .toSorted((a, b) => a.patients - b.patients);
  const isTold = () => {
    const counted = hidden.filter(({ patients }) => patients > 0);
    const patients = counted.reduce((sum, group) => sum + group.patients, 0);
    return counted.length > 0 && (counted.length === 1 || patients < leastPatients);
  };
  for (let next = others.shift(); next !== undefined && isTold(); next = others.shift()) hidden.push(next);
  return new Set(hidden.map(({ code }) => code));
}

/** What was read at a milestone by so few of a group that they could be told; their number stays a denominator. */
function withoutFew(groups: readonly FigureGroup[], hidden: ReadonlySet<string>): FigureGroup[] {
  const hiddenAt = (milestone: Milestone) =>
    suppressedCodes(
      groups.map(({ code, milestones }) => ({
        code,
        patients: milestones.find((each) => each.milestone === milestone)?.patients ?? 0,
      })),
      hidden,
    );
  return groups.map((group) => ({
    ...group,
    milestones: group.milestones.map((each) =>
      hiddenAt(each.milestone).has(group.code) ? { ...each, ...nothingRead } : each,
    ),
  }));
}

function suppressedLine(line: FigureLine): FigureLine {
  const hidden = suppressedCodes(line.groups);
  const shown = withoutFew(line.groups, hidden).filter(({ code }) => !hidden.has(code));
  const groups = line.groups.map(
    (group) => shown.find(({ code }) => code === group.code) ?? withheldGroup(group),
  );
  return { ...line, methods: shown.length === 0 ? [] : line.methods, groups };
}

/** The same figures without what could be put down to single people. Nothing in them names a patient to begin with. */
export function deidentified(figures: Figures): Figures {
  return { ...figures, deidentified: true, lines: figures.lines.map(suppressedLine) };
}
