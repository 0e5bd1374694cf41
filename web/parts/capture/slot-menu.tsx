import { useRef } from 'preact/hooks';
import type { Photo } from '../../../server/contract/photos.ts';
import { useHasRole } from '../../session.tsx';
import { t } from '../../words.ts';
import { canBeReference } from '../reference-dialog.tsx';
import type { PhotoTask } from './slot.tsx';

/** What else can be done with a photo, under three dots; who may, decides the server. */
export function SlotMenu({
  photo,
  referenceId,
  onTask,
}: {
  photo: Photo;
  referenceId: string | null;
  onTask: (task: PhotoTask, photo: Photo) => void;
}) {
  const menu = useRef<HTMLDetailsElement>(null);
  const mayCorrect = useHasRole('doctor', 'admin');
  const isDoctor = useHasRole('doctor');
  const view = t(`codes.view.${photo.view}`);
  const close = (giveFocusBack: boolean) => {
    if (!menu.current?.open) return;
    menu.current.open = false;
    if (giveFocusBack) menu.current.querySelector('summary')?.focus();
  };
  const item = (task: PhotoTask, words: string) => (
    <button
      type="button"
      class="button button-plain"
      onClick={() => {
        close(true);
        onTask(task, photo);
      }}
    >
      {words}
    </button>
  );
  return (
    <details
      ref={menu}
      class="menu"
      onKeyDown={(event) => event.key === 'Escape' && close(true)}
      onFocusOut={(event) => {
        const next = event.relatedTarget;
        if (next instanceof Node && !menu.current?.contains(next)) close(false);
      }}
    >
      <summary class="button button-plain button-icon" aria-label={t('capture.slot.moreFor', { view })}>
        <svg class="icon icon-dots" viewBox="0 0 20 20" aria-hidden="true">
          <path d="M4 10h.01M10 10h.01M16 10h.01" />
        </svg>
      </summary>
      <div class="menu-list">
        {item('enlarge', t('capture.photo.enlarge'))}
        {isDoctor && canBeReference(photo, referenceId) && item('reference', t('reference.make'))}
        {mayCorrect && item('move', t('capture.photo.move'))}
        {mayCorrect && photo.state === 'current' && item('exclude', t('capture.photo.exclude'))}
        {mayCorrect && photo.state === 'excluded' && item('takeBack', t('capture.photo.takeBack'))}
        {mayCorrect && item('time', t('capture.photo.time'))}
        {mayCorrect && (
          <a
            class="button button-plain"
            href={`/api/photos/${photo.id}/original`}
            download="original"
            title={t('capture.photo.originalNote')}
          >
            {t('capture.photo.original')}
          </a>
        )}
      </div>
    </details>
  );
}
