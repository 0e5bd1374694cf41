import { t } from '../../words.ts';
import { Button } from '../button.tsx';
import { Notice } from '../feedback.tsx';
import { mayHelp } from './slot-file.tsx';
import type { Tray, TrayFile } from './tray.ts';

/** Partial success, said plainly: what is safe and what is not. */
export function Unfinished({ files, tray }: { files: readonly TrayFile[]; tray: Tray }) {
  const stopped = files.filter(({ state }) => state.step === 'failed' || state.step === 'otherPatient');
  const failed = stopped.filter(({ state }) => state.step === 'failed' && mayHelp(state.problem));
  if (stopped.length === 0) return null;
  return (
    <Notice title={t('capture.unfinished', { count: stopped.length })} look="caution">
      <p>{t('capture.unfinishedText')}</p>
      {failed.length > 1 && (
        <Button
          onClick={() => {
            for (const { key } of failed) tray.retry(key);
          }}
        >
          {t('capture.file.retryAll')}
        </Button>
      )}
    </Notice>
  );
}
