import { t } from '../words.ts';
import { Button } from './button.tsx';
import { Dialog } from './dialog.tsx';
import { keptRecordCount } from './session-record/kept-record.ts';
import { unsentCount } from './unsent.ts';

/** Signing out would lose photos, or what was typed of a session, that are on this device only. */
export function SignOutDialog(props: { personId: string; onStay: () => void; onLeave: () => void }) {
  const [photos, records] = [unsentCount(), keptRecordCount(props.personId)];
  return (
    <Dialog title={t(photos > 0 ? 'frame.unsentTitle' : 'frame.unsavedRecordTitle')} onClose={props.onStay}>
      <div class="stack">
        {photos > 0 && <p>{t('frame.unsentText', { count: photos })}</p>}
        {records > 0 && <p>{t('frame.unsavedRecordText', { count: records })}</p>}
        <div class="form-actions">
          <Button look="main" onClick={props.onStay}>
            {t('frame.unsentStay')}
          </Button>
          <Button look="danger" onClick={props.onLeave}>
            {t('frame.unsentLeave')}
          </Button>
        </div>
      </div>
    </Dialog>
  );
}
