import { t } from '../../../words.ts';
import { Dialog } from '../../dialog.tsx';
import { TextField } from '../../field.tsx';
import { Form } from '../../form.tsx';
import { text } from '../../form-entries.ts';
import type { Drawing } from './use-markings.ts';

/** Asks for the words of a place, or beside an arrow, where they may be left out. */
export function WordsDialog({ drawing }: { drawing: Drawing }) {
  const isArrow = drawing.kind === 'arrow';
  const leave = () => drawing.choose(null);
  return (
    <Dialog title={t(isArrow ? 'markings.arrowTitle' : 'markings.textTitle')} onClose={leave}>
      <Form
        submit={t('markings.keep')}
        busy={t('common.saving')}
        onCancel={leave}
        onSubmit={(entries) => drawing.keep(text(entries, 'text').trim() || null)}
      >
        <TextField
          name="text"
          label={t('markings.text')}
          hint={t('markings.textHint')}
          maxLength={120}
          optional={isArrow}
        />
      </Form>
    </Dialog>
  );
}
