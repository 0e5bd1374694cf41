import type { Timing } from '../../../server/contract/codes.ts';
import type { ComparedPhoto } from '../../../server/contract/compare.ts';
import type { Timeline, TimelineVisit } from '../../../server/contract/timeline.ts';
import { formatDay } from '../../dates.ts';
import { t } from '../../words.ts';
import type { PairPhoto } from './pair-photos.ts';

/** What was true when a photo was taken: "Session 3, before injection (2 given)". */
function visitWords(
  visit: Pick<TimelineVisit, 'kind'>,
  number: number | null,
  given: number,
  timing: Timing,
) {
  return number === null
    ? t('compare.visit', { kind: t(`codes.visitKind.${visit.kind}`), count: given })
    : t('compare.session', { number, timing: t(`codes.timing.${timing}`), count: given });
}

export function optionWords({ photo, visit, isReference }: PairPhoto): string {
  const date = formatDay(visit.date, visit.datePrecision);
  const words = visitWords(visit, visit.sessionNumber, visit.sessionsGivenBefore, photo.timing);
  return t(isReference ? 'compare.optionReference' : 'compare.option', { date, visit: words });
}

/** The three lines of a label: the day, days since the reference, sessions given. */
export function labelLines(
  side: ComparedPhoto,
  timeline: Timeline,
): [day: string, since: string, visit: string] {
  const visit = timeline.visits.find((each) => each.id === side.photo.visitId);
  const isReference = timeline.references.some((each) => each.photoId === side.photo.id);
  const words = visitWords(
    visit ?? { kind: 'review' },
    side.sessionNumber,
    side.sessionsGiven,
    side.photo.timing,
  );
  const milestones = visit?.milestones.map((each) => t(`codes.milestone.${each}`)) ?? [];
  return [
    formatDay(side.takenOn, side.takenOnPrecision),
    isReference ? t('compare.isReference') : sinceWords(side.daysSinceReference),
    [...milestones, words].join(' · '),
  ];
}

function sinceWords(days: number | null): string {
  if (days === null) return '';
  return days < 0 ? t('compare.daysAhead', { count: -days }) : t('compare.daysSince', { count: days });
}
