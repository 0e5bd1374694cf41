import { t } from '../../words.ts';
import { NoteField } from '../field.tsx';
import { Form } from '../form.tsx';
import { textOrNull } from '../form-entries.ts';
import { toast } from '../toast.tsx';
import type { VisitEditing } from './use-visit.ts';

export function VisitNote({ editing }: { editing: VisitEditing }) {
  return (
    <section class="side-part" aria-labelledby="note-title">
      <div class="section-head">
        <h2 id="note-title">{t('capture.note.title')}</h2>
      </div>
      <Form
        submit={t('capture.note.save')}
        busy={t('common.saving')}
        onSubmit={async (entries) => {
          await editing.save({ note: textOrNull(entries, 'note') });
          toast(t('capture.note.saved'));
        }}
      >
        <NoteField
          name="note"
          label={t('capture.note.label')}
          optional="unsaid"
          maxLength={5000}
          value={editing.visit.note}
        />
      </Form>
    </section>
  );
}
