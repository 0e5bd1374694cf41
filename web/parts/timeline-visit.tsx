import type { TimelinePhoto, TimelineVisit } from '../../server/contract/timeline.ts';
import { formatDay, formatRelativeDay, todayIn } from '../dates.ts';
import { useTimeZone } from '../session.tsx';
import { t } from '../words.ts';
import { moveWords } from './plan/move-words.ts';
import { Thumb } from './thumb.tsx';

/** One visit on the line of time: a knot, its date, what it was, its photos. */
export function TimelineVisitItem(props: { visit: TimelineVisit; referenceIds: ReadonlySet<string> }) {
  const { visit, referenceIds } = props;
  const today = todayIn(useTimeZone());
  const date = formatDay(visit.date, visit.datePrecision);
  const shown = visit.photos.filter((photo) => photo.state !== 'replaced');
  return (
    <li class={`timeline-visit timeline-${knot(visit)}`}>
      <div class="timeline-when">
        <time dateTime={visit.date}>{date}</time>
        {visit.datePrecision === 'day' && (
          <span class="quiet small">{formatRelativeDay(visit.date, today)}</span>
        )}
      </div>
      <div class="timeline-what">
        <div class="timeline-title">
          <h3>
            <a
              href={`/visits/${visit.id}`}
              aria-label={`${visitTitle(visit)}, ${t('patient.openVisit', { date })}`}
            >
              {visitTitle(visit)}
            </a>
          </h3>
          {visit.milestones.map((milestone) => (
            <span class="tag" key={milestone}>
              {t(`codes.milestone.${milestone}`)}
            </span>
          ))}
        </div>
        <p class="quiet small">{visitFacts(visit, today).join(' · ')}</p>
        {visit.moves.map((move) => (
          <p key={move.movedAt} class="quiet small">
            {moveWords(move)}
          </p>
        ))}
        {visit.kind === 'session' && visit.status === 'done' && visit.sessionKind !== 'elsewhere' && (
          <a
            class="tall-link small"
            href={`/visits/${visit.id}/aftercare`}
            aria-label={t('patient.aftercareOf', { date })}
          >
            {t('patient.aftercare')}
          </a>
        )}
        {shown.length > 0 && (
          <ul class="timeline-photos" aria-label={t('patient.photosOf', { date })}>
            {shown.map((photo) => (
              <PhotoItem
                key={photo.id}
                photo={photo}
                visitId={visit.id}
                isReference={referenceIds.has(photo.id)}
              />
            ))}
          </ul>
        )}
      </div>
    </li>
  );
}

/** A session that counts is a full knot, one that does not a ring, photos only a small dot, a plan a dashed ring; old photos a small ring until they are accepted. */
function knot(visit: TimelineVisit): 'counted' | 'uncounted' | 'plain' | 'hollow' | 'planned' | 'cancelled' {
  if (visit.status !== 'done') return visit.status;
  if (isUnaccepted(visit)) return 'hollow';
  if (visit.kind !== 'session') return 'plain';
  return visit.sessionNumber === null ? 'uncounted' : 'counted';
}

/** Old photos that compare with nothing until a doctor accepts them. */
const isUnaccepted = ({ kind, accepted }: TimelineVisit): boolean => kind === 'historical' && !accepted;

function visitTitle(visit: TimelineVisit): string {
  return visit.kind === 'session' && visit.sessionNumber !== null
    ? t('patient.sessionNumber', { number: visit.sessionNumber })
    : t(`codes.visitKind.${visit.kind}`);
}

function visitFacts(visit: TimelineVisit, today: string): string[] {
  const isUncounted = visit.kind === 'session' && visit.sessionNumber === null && visit.status === 'done';
  return [
    ...(visit.status === 'planned' && visit.date < today ? [t('plannedVisit.missed')] : []),
    ...(visit.status === 'done' ? [] : [t(`codes.visitStatus.${visit.status}`)]),
    ...(visit.sessionKind && visit.sessionKind !== 'initial'
      ? [t(`codes.sessionKind.${visit.sessionKind}`)]
      : []),
    ...(visit.kind === 'historical' && visit.status === 'done'
      ? [t(isUnaccepted(visit) ? 'patient.oldWaiting' : 'patient.oldAccepted')]
      : []),
    ...(isUncounted ? [t('patient.sessionNotCounted')] : []),
    ...(visit.sessionsGivenBefore > 0
      ? [t('patient.givenBefore', { count: visit.sessionsGivenBefore })]
      : []),
    visit.photos.length === 0 ? t('patient.noPhotos') : t('common.photos', { count: visit.photos.length }),
  ];
}

function PhotoItem(props: { photo: TimelinePhoto; visitId: string; isReference: boolean }) {
  const { photo } = props;
  const view = t(`codes.view.${photo.view}`);
  const note = photoNote(photo, props.isReference);
  const timing = t(`codes.timing.${photo.timing}`);
  return (
    <li>
      <a
        class={photo.state === 'excluded' ? 'photo-tile photo-tile-excluded' : 'photo-tile'}
        href={`/visits/${props.visitId}`}
      >
        <Thumb photoId={photo.id} />
        <span class="photo-tile-view">{view}</span>
        {note !== timing && <span class="heard-only">, {timing}</span>}
        {note && <span class="photo-tile-note">{note}</span>}
      </a>
    </li>
  );
}

/** The one thing worth knowing of a photo at a glance; nothing where all is well. */
function photoNote(photo: TimelinePhoto, isReference: boolean): string | undefined {
  if (photo.state === 'excluded') return t('patient.excluded');
  if (photo.analysis === 'failed') return t('patient.notMeasured');
  if (photo.analysis === 'queued' || photo.analysis === 'running') return t('patient.measuring');
  if (isReference) return t('patient.isReference');
  if (photo.timing === 'after_injection') return t('codes.timing.after_injection');
  return photo.aligned === false ? t('patient.notAligned') : undefined;
}
