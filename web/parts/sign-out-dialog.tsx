import { t } from '../words.ts';
import { Button } from './button.tsx';
import { Dialog } from './dialog.tsx';
import { unsentCount } from './unsent.ts';

/** Signing out would lose photos that are on this device only. */
export function SignOutDialog(props: { onStay: () => void; onLeave: () => void }) {
  return (
    <Dialog title={t('frame.unsentTitle')} onClose={props.onStay}>
      <div class="stack">
        <p>{t('frame.unsentText', { count: unsentCount() })}</p>
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
