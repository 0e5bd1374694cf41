import { useState } from 'preact/hooks';
import type { Purpose, Timing, View } from '../../../server/contract/codes.ts';
import type { Photo } from '../../../server/contract/photos.ts';
import type { Protocol } from '../../../server/contract/protocols.ts';
import type { Timeline } from '../../../server/contract/timeline.ts';
import type { Visit } from '../../../server/contract/visits.ts';
import { t } from '../../words.ts';
import { problemWords } from '../feedback.tsx';
import { CameraOpener } from './camera-opener.tsx';
import { CaptureTools } from './capture-tools.tsx';
import type { DeskTask } from './desk-dialogs.tsx';
import { ReplicateWanted } from './replicate-wanted.tsx';
import { isPrimary, Slot } from './slot.tsx';
import type { Place, TrayEvent } from './tray.ts';
import { TrayPanel } from './tray-panel.tsx';
import { Unfinished } from './unfinished.tsx';
import { useFileDrop } from './use-file-drop.ts';
import { useTray } from './use-tray.ts';

export interface SlotsPartProps {
  visit: Visit;
  protocol: Protocol;
  photos: Photo[];
  references: Timeline['references'];
  timing: Timing;
  timeZone: string;
  onTiming: (timing: Timing) => void;
  onTask: (task: DeskTask) => void;
  onStored: (photo: Photo) => void;
  onMeasured: () => void;
  announce: (words: string) => void;
}

/** The slots of the protocol, the files on their way into them, and those that have no place yet. */
export function SlotsPart(props: SlotsPartProps) {
  const { visit, protocol, photos, timing, onTask, announce } = props;
  const [replicates, setReplicates] = useState(false);
  const [cameraFor, setCameraFor] = useState<{ view: View; replicate: boolean }>();
  const tray = useTray(visit.id, (event) => {
    announce(eventWords(event));
    if (event.kind === 'stored' || event.kind === 'duplicate') props.onStored(event.photo);
  });
  const files = tray.files();
  const unplaced = files.filter(({ place }) => place === null);
  const views = viewsOf(protocol, photos);

  const placeFor = (view: View): Place => {
    const filled =
      photos.some((each) => each.view === view && each.timing === timing && isPrimary(each)) ||
      files.some(({ place, state }) => {
        const same = place?.view === view && place.timing === timing && place.purpose !== 'replicate';
        return same && state.step !== 'duplicate';
      });
    const purpose: Purpose = replicates ? 'replicate' : filled ? 'retake' : 'primary';
    return { view, timing, purpose };
  };
  const replicatePlace = (view: View): Place => ({ view, timing, purpose: 'replicate' });
  const placeFile = (key: string, view: View) => {
    const name = files.find((each) => each.key === key)?.file.name ?? '';
    tray.place(key, placeFor(view));
    announce(t('capture.announce.placed', { name, view: t(`codes.view.${view}`) }));
  };
  const addTo = (view: View, added: File[]) => {
    if (added.length === 1) tray.add(added, placeFor(view));
    else addToTray(added);
  };
  const addToTray = (added: File[]) => {
    tray.add(added);
    const { length: count } = added;
    announce(count > 0 ? t('capture.announce.added', { count }) : t('capture.announce.notPhotos'));
  };
  const referenceOf = (view: View) => props.references.find((each) => each.view === view)?.photoId ?? null;
  const hovering = useFileDrop(addToTray);

  const required = protocol.views.filter((each) => each.required);
  const done = required.filter(({ view }) =>
    photos.some((each) => each.view === view && each.timing === timing && isPrimary(each)),
  );
  return (
    <section class={hovering ? 'desk-main desk-hovering' : 'desk-main'} aria-labelledby="slots-title">
      <div class="section-head">
        <h2 id="slots-title">{t('capture.slots')}</h2>
        <span class="section-count">
          {t('capture.slotsCount', { done: done.length, required: required.length })}
        </span>
      </div>
      <CaptureTools
        visit={visit}
        photos={photos}
        timing={timing}
        timeZone={props.timeZone}
        replicates={replicates}
        onTiming={props.onTiming}
        onReplicates={setReplicates}
        onFiles={addToTray}
      />
      <Unfinished files={files} tray={tray} />
      <TrayPanel
        files={unplaced}
        views={views}
        onPlace={placeFile}
        onRemove={(keys) => keys.forEach(tray.drop)}
        onEnlarge={(file) => onTask({ kind: 'file', file })}
      />
      {timing === 'before_injection' && (
        <ReplicateWanted
          visit={visit}
          photos={photos}
          files={files}
          onFiles={(view, added) => tray.add(added, replicatePlace(view))}
          onCamera={(view) => setCameraFor({ view, replicate: true })}
        />
      )}
      <ul class="slots">
        {views.map((view, at) => (
          <Slot
            key={`${view}-${timing}`}
            view={view}
            number={at + 1}
            required={required.some((each) => each.view === view)}
            photos={photos.filter((each) => each.view === view && each.timing === timing)}
            files={files.filter(({ place }) => place?.view === view && place.timing === timing)}
            tray={tray}
            referenceId={referenceOf(view)}
            visitVersion={visit.version}
            onTask={(task, photo) => onTask({ kind: task, photo })}
            onFiles={(added) => addTo(view, added)}
            onCamera={() => setCameraFor({ view, replicate: false })}
            onTrayFile={(key) => placeFile(key, view)}
            onDecide={(file) => onTask({ kind: 'otherPatient', file, tray })}
            onQuality={announce}
            onMeasured={props.onMeasured}
          />
        ))}
      </ul>
      <CameraOpener
        view={cameraFor?.view}
        referenceOf={referenceOf}
        onPhoto={(view, file, taken) =>
          tray.add([file], cameraFor?.replicate ? replicatePlace(view) : placeFor(view), taken)
        }
        onClose={() => setCameraFor(undefined)}
      />
      {hovering && (
        <div class="drop-note" aria-hidden="true">
          <strong>{t('capture.drop')}</strong> {t('capture.dropHint')}
        </div>
      )}
    </section>
  );
}

/** The protocol's order; a photo of a view that is not in it (moved here, for instance) still has its place. */
function viewsOf(protocol: Protocol, photos: Photo[]): View[] {
  const planned = protocol.views.map(({ view }) => view);
  const others = photos.map(({ view }) => view).filter((view) => !planned.includes(view));
  return [...planned, ...new Set(others)];
}

function eventWords(event: TrayEvent): string {
  const view = t(`codes.view.${event.place.view}`);
  if (event.kind === 'failed') {
    return t('capture.announce.failed', { view, detail: problemWords(event.problem).detail });
  }
  return t(`capture.announce.${event.kind}`, { view });
}
