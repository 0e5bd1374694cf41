import { t } from '../words.ts';
import { Button } from './button.tsx';
import { Dialog } from './dialog.tsx';
import { keptRecordCount } from './session-record/kept-record.ts';
import { draftCount } from './texts/drafts.ts';
import { unsentCount } from './unsent.ts';

/** Signing out would lose photos, or what was typed of a session or into a text, that are on this device only. */
export function SignOutDialog(props: { personId: string; onStay: () => void; onLeave: () => void }) {
  const [photos, records, texts] = [unsentCount(), keptRecordCount(props.personId), draftCount()];
  const title = photos > 0 ? 'unsentTitle' : records > 0 ? 'unsavedRecordTitle' : 'unpublishedTitle';
  return (
    <Dialog title={t(`frame.${title}`)} onClose={props.onStay}>
      <div class="stack">
        {photos > 0 && <p>{t('frame.unsentText', { count: photos })}</p>}
        {records > 0 && <p>{t('frame.unsavedRecordText', { count: records })}</p>}
        {texts > 0 && <p>{t('frame.unpublishedText', { count: texts })}</p>}
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
