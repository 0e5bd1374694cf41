import { useState } from 'preact/hooks';
import type { Timing } from '../../../server/contract/codes.ts';
import type { Photo, PhotoList } from '../../../server/contract/photos.ts';
import { protocols } from '../../../server/contract/protocols.ts';
import type { Timeline } from '../../../server/contract/timeline.ts';
import type { Visit } from '../../../server/contract/visits.ts';
import { useTimeZone } from '../../session.tsx';
import { t } from '../../words.ts';
import { AdversePart } from '../adverse/adverse-part.tsx';
import { Loaded } from '../loaded.tsx';
import { RecordSummary } from '../session-record/record-summary.tsx';
import type { Resource } from '../use-resource.ts';
import { ValuesPart } from '../values/values-part.tsx';
import { AcceptancePart } from './acceptance-part.tsx';
import { DeskDialogs, type DeskTask } from './desk-dialogs.tsx';
import { PreparationPart } from './preparation.tsx';
import { SessionFields } from './session-part.tsx';
import { SlotsPart } from './slots-part.tsx';
import { useVisitEditing } from './use-visit.ts';
import { VisitHead } from './visit-head.tsx';
import { VisitNote } from './visit-note.tsx';
import { VisitProblem } from './visit-problem.tsx';

export interface CaptureDeskProps {
  visit: Visit;
  timeline: Timeline;
  photos: Resource<PhotoList>;
  onTimelineChanged: () => void;
}

/** Everything of one visit: its photos in the middle, preparation and session beside them. */
export function CaptureDesk({ visit: initial, timeline, photos, onTimelineChanged }: CaptureDeskProps) {
  const editing = useVisitEditing(initial);
  const { visit } = editing;
  const timeZone = useTimeZone(visit.branchId) ?? 'UTC';
  const [timing, setTiming] = useState<Timing>('before_injection');
  const [task, setTask] = useState<DeskTask>();
  const [announced, announce] = useState('');
  // Fields that were filled in for the person are drawn anew, with what is in them now.
  const [filledIn, setFilledIn] = useState(0);
  const redrawn = `${editing.round}-${filledIn}`;
  const changed = () => {
    photos.reload();
    onTimelineChanged();
  };
  /** In sight at once; what it means for the others (a replaced one, a milestone) is asked. */
  const stored = (photo: Photo) => {
    const others = photos.value?.photos.filter(({ id }) => id !== photo.id) ?? [];
    photos.set({ photos: [...others, photo] });
    changed();
  };
  return (
    <>
      <VisitHead
        editing={editing}
        timelineVisit={timeline.visits.find(({ id }) => id === visit.id)}
        onEdit={() => setTask({ kind: 'visit' })}
        onDone={onTimelineChanged}
      />
      <VisitProblem problem={editing.problem} />
      <div class="desk">
        <Loaded resource={photos} busy={t('capture.loadingPhotos')}>
          {(list) => (
            <SlotsPart
              visit={visit}
              protocol={protocols[visit.pattern]}
              photos={list.photos}
              references={timeline.references}
              timing={timing}
              timeZone={timeZone}
              onTiming={setTiming}
              onTask={setTask}
              onStored={stored}
              onMeasured={onTimelineChanged}
              announce={announce}
            />
          )}
        </Loaded>
        <div class="desk-side">
          {visit.kind === 'historical' && (
            <AcceptancePart
              editing={editing}
              round={`${visit.version} ${roundOf(timeline, visit)}`}
              onChanged={onTimelineChanged}
            />
          )}
          <PreparationPart
            key={`preparation-${redrawn}`}
            editing={editing}
            onAllRight={() => setFilledIn((count) => count + 1)}
          />
          {visit.kind === 'session' && (
            <>
              <SessionFields
                key={`session-${redrawn}`}
                editing={editing}
                timeZone={timeZone}
                onSetFor={() => setFilledIn((count) => count + 1)}
              />
              <RecordSummary visit={visit} timeZone={timeZone} />
            </>
          )}
          <ValuesPart visit={visit} timeline={timeline} />
          <AdversePart visitId={visit.id} timeline={timeline} onChanged={onTimelineChanged} />
          <VisitNote editing={editing} />
        </div>
      </div>
      <p class="heard-only" role="status">
        {announced}
      </p>
      {task && (
        <DeskDialogs
          task={task}
          editing={editing}
          timeline={timeline}
          timeZone={timeZone}
          onChanged={changed}
          onClose={() => setTask(undefined)}
        />
      )}
    </>
  );
}

/** Changes whenever a photo of the visit was stored, measured or excluded, or a reference chosen. */
const roundOf = ({ visits, references }: Timeline, { id }: Visit): string =>
  [
    ...(visits.find((each) => each.id === id)?.photos ?? []).map((each) => [
      each.id,
      each.state,
      each.analysis,
    ]),
    ...references.map(({ photoId, version }) => [photoId, version]),
  ].join(' ');
