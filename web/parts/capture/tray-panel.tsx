import type { View } from '../../../server/contract/codes.ts';
import { t } from '../../words.ts';
import { Button, IconButton } from '../button.tsx';
import { FilePicture } from './slot-file.tsx';
import type { TrayFile } from './tray.ts';
import { trayFileType } from './use-file-drop.ts';

interface TrayPanelProps {
  files: TrayFile[];
  views: readonly View[];
  onPlace: (key: string, view: View) => void;
  onRemove: (keys: string[]) => void;
  onEnlarge: (file: TrayFile) => void;
}

/** Files that have no view yet: each is dragged, keyed or chosen into its place. */
export function TrayPanel(props: TrayPanelProps) {
  const { files, views } = props;
  if (files.length === 0) return null;
  return (
    <section class="tray" aria-labelledby="tray-title">
      <div class="section-head">
        <h2 id="tray-title">{t('capture.tray.title')}</h2>
        <span class="section-count">{t('capture.tray.count', { count: files.length })}</span>
        <Button look="link" onClick={() => props.onRemove(files.map(({ key }) => key))}>
          {t('capture.tray.removeAll')}
        </Button>
      </div>
      <p class="quiet small">{t('capture.tray.hint', { last: views.length })}</p>
      <ul class="tray-files">
        {files.map((file) => (
          <TrayItem key={file.key} {...props} file={file} />
        ))}
      </ul>
    </section>
  );
}

function TrayItem(props: TrayPanelProps & { file: TrayFile }) {
  const { file, views, onPlace } = props;
  const { name } = file.file;
  return (
    <li
      class="tray-file"
      draggable
      onDragStart={(event) => {
        event.dataTransfer?.setData(trayFileType, file.key);
        if (event.dataTransfer) event.dataTransfer.effectAllowed = 'move';
      }}
      onKeyDown={(event) => {
        const view = /^[1-9]$/.test(event.key) ? views[Number(event.key) - 1] : undefined;
        if (!view || event.ctrlKey || event.metaKey || event.altKey) return;
        event.preventDefault();
        focusNeighbour(event.currentTarget);
        onPlace(file.key, view);
      }}
    >
      <button
        type="button"
        class="thumb-button"
        aria-label={t('capture.tray.file', { name, last: views.length })}
        onClick={() => props.onEnlarge(file)}
      >
        <FilePicture file={file} />
      </button>
      <div class="tray-file-words">
        <p class="slot-file-name" title={name}>
          {name}
        </p>
        <select
          class="input"
          aria-label={t('capture.tray.view', { name })}
          onKeyDown={openByArrows}
          onChange={(event) => {
            const view = views.find((each) => each === event.currentTarget.value);
            if (!view) return;
            focusNeighbour(event.currentTarget.closest('li'));
            onPlace(file.key, view);
          }}
        >
          <option value="">{t('capture.tray.viewNone')}</option>
          {views.map((view, at) => (
            <option key={view} value={view}>
              {at + 1} {t(`codes.view.${view}`)}
            </option>
          ))}
        </select>
      </div>
      <IconButton
        icon="close"
        label={t('capture.file.cancelNamed', { name })}
        onClick={() => props.onRemove([file.key])}
      />
    </li>
  );
}

/** A closed list would place the file at the first arrow key: it is opened instead, and Enter decides. */
function openByArrows(event: KeyboardEvent) {
  if (!(event.target instanceof HTMLSelectElement) || !/^Arrow(Up|Down)$/.test(event.key)) return;
  if (!('showPicker' in HTMLSelectElement.prototype)) return;
  event.preventDefault();
  event.target.showPicker();
}

/** The next file is at hand when this one has gone: placing seven is seven key presses. */
function focusNeighbour(item: Element | null) {
  const neighbour = item?.nextElementSibling ?? item?.previousElementSibling;
  neighbour?.querySelector('button')?.focus();
}
