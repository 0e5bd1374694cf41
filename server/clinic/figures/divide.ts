import { treatmentKinds, zones } from '../../contract/codes.ts';
import type { FigureDivision, FigureMilestone, FigureRow } from '../../contract/figures.ts';
import { doseBands } from './dose.ts';

/** The groups of a division in the order they are shown. */
export const groupCodes: Record<FigureDivision, readonly string[]> = {
  all: ['all'],
  zone: [...zones, 'unknown'],
  dose: doseBands,
  co_treatment: ['none', ...treatmentKinds.filter((kind) => kind !== 'haircut' && kind !== 'dye')],
};

/** The groups a course belongs to at a milestone: of zones and treatments it may be several. */
export function groupsOf(by: FigureDivision, row: FigureRow, milestone: FigureMilestone): readonly string[] {
  if (by === 'dose') return [row.dose];
  if (by === 'zone') return row.zones.length === 0 ? ['unknown'] : row.zones;
  if (by === 'co_treatment') return milestone.coTreatments.length === 0 ? ['none'] : milestone.coTreatments;
  return ['all'];
}
