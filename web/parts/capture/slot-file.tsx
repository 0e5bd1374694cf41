import { useState } from 'preact/hooks';
import { isApiProblem } from '../../problem.ts';
import { t } from '../../words.ts';
import { Button } from '../button.tsx';
import { problemWords } from '../feedback.tsx';
import { Icon } from '../icon.tsx';
import type { Tray, TrayFile } from './tray.ts';

/** A file on its way into a slot: how far it is, or what happened and what to do. */
export function SlotFile(props: { file: TrayFile; tray: Tray; onDecide: (file: TrayFile) => void }) {
  const { file, tray, onDecide } = props;
  const { state, place } = file;
  const name = file.file.name;
  const failed = state.step === 'failed';
  return (
    <div class={failed || state.step === 'otherPatient' ? 'slot-file slot-file-stopped' : 'slot-file'}>
      <FilePicture file={file} />
      <div class="slot-file-words">
        <p class="slot-file-name">{name}</p>
        {state.step === 'sending' || state.step === 'checking' ? (
          <progress
            aria-label={name}
            max={100}
            {...(state.step === 'sending' ? { value: state.percent } : {})}
          />
        ) : null}
        <p class="small">{stepWords(file)}</p>
        <div class="row">
          {failed && mayHelp(state.problem) && (
            <Button onClick={() => tray.retry(file.key)}>{t('common.retry')}</Button>
          )}
          {failed && isSlotTaken(state.problem) && place && (
            <Button onClick={() => tray.place(file.key, { ...place, purpose: 'retake' })}>
              {t('capture.file.asRetake')}
            </Button>
          )}
          {state.step === 'otherPatient' && (
            <Button onClick={() => onDecide(file)}>{t('capture.file.decide')}</Button>
          )}
          {failed && (
            <Button look="link" onClick={() => tray.place(file.key, null)}>
              {t('capture.file.back')}
            </Button>
          )}
          <Button look="link" onClick={() => tray.drop(file.key)}>
            {failed || state.step === 'duplicate' || state.step === 'otherPatient'
              ? t('capture.file.dismiss')
              : t('capture.file.cancel')}
          </Button>
        </div>
      </div>
    </div>
  );
}

/** Whether the very same file may go through later: the line, the session or the server's day, not the file itself. */
export const mayHelp = (problem: unknown): boolean =>
  !isApiProblem(problem) ||
  problem.status === 0 ||
  problem.status >= 500 ||
  [401, 403, 408, 429].includes(problem.status);

/** Somebody else has filled this slot meanwhile. */
const isSlotTaken = (problem: unknown): boolean => isApiProblem(problem) && problem.code === 'slot_taken';

function stepWords({ state }: TrayFile): string {
  if (state.step === 'sending') return t('capture.file.sending', { percent: state.percent });
  if (state.step === 'failed') return problemWords(state.problem).detail;
  if (state.step === 'unplaced') return '';
  return t(`capture.file.${state.step}`);
}

/** The picture of a file that is not stored yet; a sign where the browser cannot draw it. */
export function FilePicture({ file }: { file: TrayFile }) {
  const [unreadable, setUnreadable] = useState(false);
  return (
    <span class={unreadable ? 'thumb thumb-large thumb-none' : 'thumb thumb-large'}>
      {unreadable ? (
        <Icon name="photo" />
      ) : (
        <img src={file.pictureUrl} alt="" decoding="async" onError={() => setUnreadable(true)} />
      )}
    </span>
  );
}
