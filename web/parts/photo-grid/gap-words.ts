import type { MilestoneCard } from '../../../server/contract/progress.ts';
import { formatDay } from '../../dates.ts';
import { t } from '../../words.ts';
import type { GridCell, GridColumn, GridRow } from './columns.ts';

/** Why a cell is empty. */
export function gapWords(column: GridColumn, row: GridRow, cell: GridCell | undefined): string {
  if (column.kind === 'milestone') return milestoneGap(column.card);
  if (cell?.excluded) return t('grid.cell.excluded');
  if (!row.inProtocol) return t('grid.cell.notInProtocol');
  if (column.visit.status === 'cancelled') return t('grid.cell.cancelled');
  if (column.visit.status === 'planned') return t('grid.cell.planned');
  // Photos after an injection are nobody's duty: none is missing there.
  if (!row.required || column.timing === 'after_injection') return t('grid.cell.optional');
  return t('grid.cell.missing');
}

function milestoneGap({ state, opensOn, closesOn }: MilestoneCard): string {
  if (state === 'upcoming') {
    return opensOn ? t('grid.cell.upcoming', { on: formatDay(opensOn) }) : t('grid.cell.upcomingUnknown');
  }
  if (state === 'retake') return t('grid.cell.retake');
  if (closesOn && (state === 'due' || state === 'overdue' || state === 'missed')) {
    return t(`grid.cell.${state}`, { on: formatDay(closesOn) });
  }
  return t('grid.cell.missing');
}
