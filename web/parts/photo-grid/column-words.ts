import type { TimelineVisit } from '../../../server/contract/timeline.ts';
import { formatDay, formatDayRange } from '../../dates.ts';
import { t } from '../../words.ts';
import { visitTitle } from '../visit-name.ts';
import type { GridColumn } from './columns.ts';

type VisitColumn = Extract<GridColumn, { kind: 'visit' }>;

/** What a column is called: the milestones it stands for, else what the visit was. */
export function columnTitle(column: GridColumn): string {
  if (column.kind === 'milestone') return t(`codes.milestone.${column.card.milestone}`);
  const names = column.cards.map(({ milestone }) => t(`codes.milestone.${milestone}`));
  return names.length > 0 ? names.join(' · ') : visitWords(column.visit);
}

/** The lines under the title: what was true then ("Session 3, before injection (2 given)"), and when that was. */
export function columnLines(column: GridColumn): string[] {
  if (column.kind === 'milestone') {
    const { opensOn, closesOn, projected, state } = column.card;
    return [
      t(`codes.milestoneState.${state}`),
      ...(opensOn && closesOn ? [formatDayRange(opensOn, closesOn)] : []),
      ...(projected ? [t('grid.projected')] : []),
    ];
  }
  const { visit, timing, cards } = column;
  const late = cards.find((card) => card.lateByDays)?.lateByDays;
  const facts = givenWords(column);
  return [
    cards.length > 0 ? `${visitWords(visit)}, ${facts}` : facts,
    dayOf(visit),
    ...(visit.status === 'done' ? [] : [t(`codes.visitStatus.${visit.status}`)]),
    ...(timing === 'after_injection' ? [t('grid.afterInjectionNote')] : []),
    ...(late ? [t('grid.late', { days: t('common.days', { count: late }) })] : []),
    ...(cards.some(({ state }) => state === 'retake') ? [t('grid.cell.retake')] : []),
  ];
}

export const dayOf = (visit: TimelineVisit): string => formatDay(visit.date, visit.datePrecision);

function visitWords(visit: TimelineVisit): string {
  const { kind, sessionKind, sessionNumber } = visit;
  if (kind === 'session' && sessionNumber === null && sessionKind && sessionKind !== 'initial') {
    return t('grid.uncountedSession', { kind: t(`codes.sessionKind.${sessionKind}`) });
  }
  return visitTitle(visit);
}

function givenWords({ visit, timing }: VisitColumn): string {
  const { kind, sessionsGivenBefore: count } = visit;
  if (timing === 'after_injection') return t('codes.timing.after_injection');
  if (kind === 'session') return t('grid.beforeInjection', { count });
  return count > 0 ? t('grid.given', { count }) : t('grid.noneGiven');
}
