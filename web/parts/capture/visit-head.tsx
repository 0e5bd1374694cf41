import type { TimelineVisit } from '../../../server/contract/timeline.ts';
import { formatDay } from '../../dates.ts';
import { t } from '../../words.ts';
import { Button, LinkButton } from '../button.tsx';
import { toast } from '../toast.tsx';
import { visitTitle } from '../visit-name.ts';
import type { VisitEditing } from './use-visit.ts';

/** What visit this is, what was true before it, and where it stands. */
export function VisitHead(props: {
  editing: VisitEditing;
  timelineVisit: TimelineVisit | undefined;
  onEdit: () => void;
  onDone: () => void;
}) {
  const { editing, timelineVisit } = props;
  const { visit } = editing;
  // The timeline knows the number of the session; it is asked again only after the change is kept.
  const isSame = timelineVisit?.kind === visit.kind;
  const title = timelineVisit && isSame ? visitTitle(timelineVisit) : t(`codes.visitKind.${visit.kind}`);
  const given = timelineVisit?.sessionsGivenBefore ?? 0;
  const facts = [
    formatDay(visit.date, visit.datePrecision),
    t(`codes.visitStatus.${visit.status}`),
    ...(visit.kind === 'session' && visit.session && visit.session.kind !== 'initial'
      ? [t(`codes.sessionKind.${visit.session.kind}`)]
      : []),
    ...(given > 0 ? [t('patient.givenBefore', { count: given })] : []),
    ...(visit.room ? [visit.room] : []),
    t(`codes.pattern.${visit.pattern}`),
  ];
  const markDone = async () => {
    await editing.save({ status: 'done' });
    toast(t('capture.markedDone'));
    props.onDone();
  };
  return (
    <div class="page-head visit-head">
      <div>
        <h2 class="visit-title">
          {title}
          {timelineVisit?.milestones.map((milestone) => (
            <span class="tag" key={milestone}>
              {t(`codes.milestone.${milestone}`)}
            </span>
          ))}
        </h2>
        <p class="page-lead">{facts.join(' · ')}</p>
        {visit.status === 'cancelled' && <p>{t('capture.cancelledNote')}</p>}
      </div>
      <div class="row">
        {visit.status === 'planned' && (
          <Button icon="check" onClick={() => void markDone().catch(() => undefined)}>
            {t('capture.markDone')}
          </Button>
        )}
        {visit.kind === 'session' && visit.status !== 'cancelled' && (
          <LinkButton href={`/visits/${visit.id}/aftercare`}>{t('patient.aftercare')}</LinkButton>
        )}
        <Button onClick={props.onEdit}>{t('capture.edit')}</Button>
      </div>
    </div>
  );
}
