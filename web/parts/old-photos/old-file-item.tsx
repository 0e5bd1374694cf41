import { useMemo, useState } from 'preact/hooks';
import type { View } from '../../../server/contract/codes.ts';
import { formatDay } from '../../dates.ts';
import { t } from '../../words.ts';
import { Button, IconButton } from '../button.tsx';
import { trayFileType } from '../capture/use-file-drop.ts';
import { problemWords } from '../feedback.tsx';
import { Icon } from '../icon.tsx';
import type { OldFile, Sending } from './old-file.ts';
import type { PlannedFile } from './plan.ts';

export interface OldFileActions {
  views: readonly View[];
  onChoose: (keys: readonly string[], chosen: boolean) => void;
  onView: (file: OldFile, view: View | null) => void;
  onDate: (keys: readonly string[]) => void;
  onRemove: (keys: readonly string[]) => void;
}

interface OldFileProps extends PlannedFile {
  isChosen: boolean;
  /** The same object at every drawing. */
  actions: OldFileActions;
}

/** A file among hundreds: drawn anew only when it changed itself. */
export function OldFileItem({ file, clash, isChosen, actions }: OldFileProps) {
  return useMemo(
    () => <OldFileCard file={file} clash={clash} isChosen={isChosen} actions={actions} />,
    [file, clash, isChosen, actions],
  );
}

/** One file of a date: its picture, its view by drag, key or choice, and what stands against it. */
function OldFileCard({ file, clash, isChosen, actions }: OldFileProps) {
  const { views, onView } = actions;
  const { name } = file.file;
  const { sending } = file;
  const isUnderWay = sending !== null && sending.step !== 'failed';
  return (
    <li
      class={clash ? 'tray-file old-file old-file-clash' : 'tray-file old-file'}
      draggable={!isUnderWay}
      onDragStart={(event) => {
        event.dataTransfer?.setData(trayFileType, file.key);
        if (event.dataTransfer) event.dataTransfer.effectAllowed = 'move';
      }}
    >
      <button
        type="button"
        class="thumb-button"
        aria-label={t('oldPhotos.file', { name, last: views.length })}
        disabled={isUnderWay}
        onKeyDown={(event) => {
          const view = /^[1-9]$/.test(event.key) ? views[Number(event.key) - 1] : undefined;
          if (!view || event.ctrlKey || event.metaKey || event.altKey) return;
          event.preventDefault();
          event.currentTarget.closest('li')?.nextElementSibling?.querySelector('button')?.focus();
          onView(file, view);
        }}
      >
        <OldPicture file={file} />
      </button>
      <div class="tray-file-words">
        <label class="old-choose">
          <input
            type="checkbox"
            aria-label={t('oldPhotos.choose', { name })}
            checked={isChosen}
            onChange={(event) => actions.onChoose([file.key], event.currentTarget.checked)}
          />
          <span class="slot-file-name" title={name}>
            {name}
          </span>
        </label>
        <select
          class="input"
          aria-label={t('oldPhotos.viewOf', { name })}
          value={file.view ?? ''}
          disabled={isUnderWay}
          onChange={(event) => onView(file, views.find((each) => each === event.currentTarget.value) ?? null)}
        >
          <option value="">{t('oldPhotos.viewNone')}</option>
          {views.map((view, at) => (
            <option key={view} value={view}>
              {at + 1} {t(`codes.view.${view}`)}
            </option>
          ))}
        </select>
        <Button
          look="link"
          label={`${t('oldPhotos.dateOf', { name })}: ${dateWords(file)}`}
          onClick={() => actions.onDate([file.key])}
        >
          {dateWords(file)}
        </Button>
        {clash && <p class="small old-clash">{t(`oldPhotos.${clash}`)}</p>}
        {sending && <SendingWords name={name} sending={sending} />}
      </div>
      {!isUnderWay && (
        <IconButton
          icon="close"
          label={t('oldPhotos.remove', { name })}
          onClick={() => actions.onRemove([file.key])}
        />
      )}
    </li>
  );
}

const dateWords = ({ date }: OldFile): string =>
  date ? formatDay(date.date, date.datePrecision) : t('oldPhotos.setDate');

function SendingWords({ name, sending }: { name: string; sending: Sending }) {
  if (sending.step === 'failed') {
    return <p class="small old-clash">{problemWords(sending.problem).detail}</p>;
  }
  const percent = sending.step === 'sending' ? sending.percent : undefined;
  return (
    <>
      {sending.step !== 'queued' && (
        <progress aria-label={name} max={100} {...(percent === undefined ? {} : { value: percent })} />
      )}
      <p class="small">{t(`oldPhotos.step.${sending.step}`, { percent })}</p>
    </>
  );
}

/** The server's small picture of a file; a quiet place where there is none. */
export function OldPicture({ file }: { file: OldFile }) {
  const [failed, setFailed] = useState(false);
  const { look } = file;
  if (look.step !== 'seen' || failed) {
    return (
      <span class="thumb thumb-large thumb-none">
        <Icon name="photo" />
      </span>
    );
  }
  return (
    <span class="thumb thumb-large">
      <img src={look.pictureUrl} alt="" loading="lazy" decoding="async" onError={() => setFailed(true)} />
    </span>
  );
}
