import type { FigureGroup, FigureLine } from '../../../server/contract/figures.ts';
import { formatNumber, formatSigned } from '../../numbers.ts';
import { findWords, t } from '../../words.ts';

/** `Hair coverage, Vertex`. */
export const lineName = ({ metric, view }: FigureLine): string =>
  t('figures.line', { metric: t(`codes.metric.${metric}`), view: t(`codes.view.${view}`) });

/** A zone, a band of dose, a treatment, or who they all are. */
export const groupName = ({ code }: Pick<FigureGroup, 'code'>): string =>
  findWords(`figures.group.${code}`) ??
  findWords(`codes.zone.${code}`) ??
  findWords(`codes.treatment.${code}`) ??
  code;

/** What a change of the line is in: points, the unit, or percent of the reference. */
export const changeUnit = ({ changeIn, unit }: FigureLine): string =>
  changeIn === 'percent' ? '%' : unit.startsWith('%') ? t('measures.points') : unit;

export const signed = (value: number): string => formatSigned(value, { exactly: 1 });

/** `Measuring error ±8 points (published, provisional)`. */
export function bandWords(line: FigureLine): string {
  const { band } = line;
  if (band === null) return t('figures.noBand');
  const error = t('figures.band', { band: `±${formatNumber(band.sdc)}\u00a0${changeUnit(line)}` });
  const source = band.provisional
    ? t('figures.bandProvisional')
    : t('figures.bandOwn', { count: band.pairs });
  return `${error} (${source})`;
}
