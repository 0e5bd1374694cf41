import type { Timing } from '../../../server/contract/codes.ts';
import type { TimelineVisit } from '../../../server/contract/timeline.ts';
import { formatDay, formatDayRange } from '../../dates.ts';
import { t } from '../../words.ts';
import type { GridColumn } from './columns.ts';

/** What a column is called: the milestones it stands for, else what the visit was. */
export function columnTitle(column: GridColumn): string {
  if (column.kind === 'milestone') return t(`codes.milestone.${column.card.milestone}`);
  const { visit, timing } = column;
  const names = visit.milestones.map((each) => t(`codes.milestone.${each}`));
  return timing === 'before_injection' && names.length > 0 ? names.join(' · ') : visitWords(visit, timing);
}

/** The lines under the title: what was true then, and when that was. */
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
  const named = timing === 'before_injection' && visit.milestones.length > 0;
  const late = cards.find((card) => card.lateByDays)?.lateByDays;
  return [
    ...(named ? [visitWords(visit, timing)] : []),
    dayOf(visit),
    ...(visit.status === 'done' ? [] : [t(`codes.visitStatus.${visit.status}`)]),
    ...(timing === 'after_injection' ? [t('grid.afterInjectionNote')] : []),
    ...(late ? [t('grid.late', { days: t('common.days', { count: late }) })] : []),
    ...cards.filter(({ state }) => state === 'retake').map(() => t('grid.cell.retake')),
  ];
}

export const dayOf = (visit: TimelineVisit): string => formatDay(visit.date, visit.datePrecision);

/** "Session 3, before injection (2 given)" */
function visitWords(visit: TimelineVisit, timing: Timing): string {
  const { kind, sessionKind, sessionNumber: number, sessionsGivenBefore: count } = visit;
  const after = timing === 'after_injection';
  if (kind === 'session' && number !== null) {
    return after ? t('grid.sessionAfter', { number }) : t('grid.sessionBefore', { number, count });
  }
  if (kind === 'session') {
    const words =
      sessionKind && sessionKind !== 'initial'
        ? t('grid.uncountedSession', { kind: t(`codes.sessionKind.${sessionKind}`) })
        : t('codes.visitKind.session');
    return t(after ? 'grid.sessionKindAfter' : 'grid.sessionKind', { kind: words, count });
  }
  const given = count > 0 ? t('grid.given', { count }) : t('grid.noneGiven');
  return `${t(`codes.visitKind.${kind}`)}, ${given}`;
}
