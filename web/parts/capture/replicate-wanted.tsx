import type { View } from '../../../server/contract/codes.ts';
import type { Photo } from '../../../server/contract/photos.ts';
import type { WantedReplicate } from '../../../server/contract/repeatability.ts';
import type { Visit } from '../../../server/contract/visits.ts';
import { get } from '../../api.ts';
import { t } from '../../words.ts';
import { useResource } from '../use-resource.ts';
import { CameraButton } from './camera-button.tsx';
import { FileButton } from './file-button.tsx';
import type { TrayFile } from './tray.ts';

/**
 * While the clinic's own measuring error stands on too few pairs, one quiet line asks for one replicate of this head.
 * A hint only: where it cannot be asked for, nothing is said.
 */
export function ReplicateWanted(props: {
  visit: Visit;
  photos: Photo[];
  files: readonly TrayFile[];
  onFiles: (view: View, files: File[]) => void;
  onCamera: (view: View) => void;
}) {
  const { visit, photos } = props;
  const current = photos.filter(({ state }) => state === 'current');
  // Asked again whenever a photo came, went or was moved, or the visit was changed.
  const state = current.map(({ id, version }) => `${id} ${version}`).join();
  const path = `/api/visits/${visit.id}/wanted-replicate`;
  const { value } = useResource(
    current.length > 0 ? `${path} ${visit.version} ${state}` : null,
    (signal) => get<WantedReplicate>(path, { signal }),
    { keep: true },
  );
  const wanted = value?.wanted;
  const isUnderWay = props.files.some(({ place }) => place?.purpose === 'replicate');
  const isHere = current.some(({ view, purpose }) => view === wanted?.view && purpose !== 'replicate');
  if (!wanted || !isHere || isUnderWay || current.some(({ purpose }) => purpose === 'replicate')) return null;
  const { view, pairs, pairsNeeded } = wanted;
  const replicate = t('capture.slot.replicate', { view: t(`codes.view.${view}`), number: 1 });
  return (
    <div class="replicate-wanted">
      <p>
        {t('capture.replicateWanted', {
          pairs,
          needed: pairsNeeded,
          view: t(`sentences.view.${view}`),
        })}{' '}
        <a href="/settings/repeatability">{t('capture.replicateWhy')}</a>
      </p>
      <CameraButton of={replicate} onPress={() => props.onCamera(view)} />
      <FileButton of={t(`codes.view.${view}`)} onFiles={(files) => props.onFiles(view, files)}>
        {t('capture.replicateTake')}
      </FileButton>
    </div>
  );
}
