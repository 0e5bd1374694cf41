import type { FigureDivision, FigureLine, Spread } from '../../../server/contract/figures.ts';
import { t } from '../../words.ts';
import { groupName } from './figure-words.ts';

/** One column of the chart: a milestone of all, or a group at the last milestone that has values. */
export interface FigureColumn {
  label: string;
  changes: readonly number[];
  spread: Spread;
}

/** The columns of a line's chart; groups and milestones without a value have none. */
export function figureColumns(
  line: FigureLine,
  by: FigureDivision,
): { columns: FigureColumn[]; title: string | null } {
  const drawn = (each: { spread: Spread | null; changes: readonly number[] }, label: string) =>
    each.spread === null || each.changes.length === 0
      ? []
      : [{ label, changes: each.changes, spread: each.spread }];
  if (by === 'all') {
    const milestones = line.groups[0]?.milestones ?? [];
    const columns = milestones.flatMap((each) => drawn(each, t(`codes.milestone.${each.milestone}`)));
    return { columns, title: null };
  }
  const last = line.groups
    .flatMap(({ milestones }) => milestones)
    .findLast(({ changes }) => changes.length > 0)?.milestone;
  if (last === undefined) return { columns: [], title: null };
  const columns = line.groups.flatMap((group) => {
    const at = group.milestones.find(({ milestone }) => milestone === last);
    return at ? drawn(at, groupName(group)) : [];
  });
  return { columns, title: t(`codes.milestone.${last}`) };
}
