import { useRef } from 'preact/hooks';
import { t } from '../../words.ts';
import { Button } from '../button.tsx';
import { FileButton } from '../capture/file-button.tsx';

/** Where the files come from: chosen one by one, as a whole folder, or dropped. */
export function SourceBar({ onFiles }: { onFiles: (files: File[]) => void }) {
  const folder = useRef<HTMLInputElement>(null);
  return (
    <div class="row old-source">
      <FileButton main multiple onFiles={onFiles}>
        {t('oldPhotos.files')}
      </FileButton>
      <input
        ref={(element) => {
          folder.current = element;
          // No attribute of JSX: browsers that know it give the files of a folder, and of those in it.
          element?.setAttribute('webkitdirectory', '');
        }}
        type="file"
        hidden
        data-old-folder
        onChange={(event) => {
          const chosen = [...(event.currentTarget.files ?? [])];
          event.currentTarget.value = '';
          if (chosen.length > 0) onFiles(chosen);
        }}
      />
      <Button icon="picture" onClick={() => folder.current?.click()}>
        {t('oldPhotos.folder')}
      </Button>
      <span class="quiet small">{t('oldPhotos.dropHint')}</span>
    </div>
  );
}
