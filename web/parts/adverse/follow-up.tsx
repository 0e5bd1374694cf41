import { useState } from 'preact/hooks';
import type { AdverseEventRecord } from '../../../server/contract/adverse-events.ts';
import { post } from '../../api.ts';
import { formatInstant } from '../../dates.ts';
import { t } from '../../words.ts';
import { NoteField } from '../field.tsx';
import { Form } from '../form.tsx';
import { text } from '../form-entries.ts';
import { toast } from '../toast.tsx';

/** What was seen of the event since, oldest first, and the place to add to it. */
export function FollowUp(props: {
  record: AdverseEventRecord;
  zone: string | undefined;
  writes: boolean;
  onWritten: (record: AdverseEventRecord) => void;
}) {
  const { event, notes } = props.record;
  const [round, setRound] = useState(0);
  return (
    <section aria-labelledby="follow-up-title">
      <h3 id="follow-up-title">{t('adverse.notes')}</h3>
      {notes.length === 0 && <p class="quiet small">{t('adverse.notesNone')}</p>}
      <ol class="adverse-notes">
        {notes.map((note) => (
          <li key={note.id}>
            <p class="adverse-note">{note.text}</p>
            <p class="quiet small">
              {t('adverse.enteredBy', {
                who: note.writtenBy,
                when: formatInstant(note.writtenAt, props.zone),
              })}
            </p>
          </li>
        ))}
      </ol>
      {props.writes && (
        <Form
          key={round}
          submit={t('adverse.noteSubmit')}
          busy={t('common.saving')}
          onSubmit={async (entries) => {
            const body = { text: text(entries, 'text') };
            props.onWritten(await post<AdverseEventRecord>(`/api/adverse-events/${event.id}/notes`, body));
            toast(t('adverse.noteSaved'));
            setRound(round + 1);
          }}
        >
          <NoteField name="text" label={t('adverse.note')} maxLength={5000} />
        </Form>
      )}
    </section>
  );
}
