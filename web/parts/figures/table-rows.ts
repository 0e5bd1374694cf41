import type { FigureGroup, FigureLine, MilestoneFigures } from '../../../server/contract/figures.ts';

/** A row a group and milestone; a group that is kept back has one. */
export function tableRows({ groups }: FigureLine): { group: FigureGroup; at: MilestoneFigures }[] {
  return groups.flatMap((group) =>
    group.milestones.slice(0, group.suppressed ? 1 : undefined).map((at) => ({ group, at })),
  );
}
