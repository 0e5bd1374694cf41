import type { Course } from '../../../server/contract/courses.ts';
import type { CourseReport, NewReportSentence } from '../../../server/contract/report.ts';
import { put } from '../../api.ts';
import { t } from '../../words.ts';
import { Dialog } from '../dialog.tsx';
import { NoteField } from '../field.tsx';
import { Form } from '../form.tsx';
import { text } from '../form-entries.ts';
import { toast } from '../toast.tsx';

/** A doctor keeps the proposed sentence or says it in other words. */
export function SentenceDialog(props: {
  course: Course;
  proposed: string;
  onSaved: () => void;
  onClose: () => void;
}) {
  const { course, proposed, onSaved, onClose } = props;
  const save = async (entries: FormData) => {
    const entry: NewReportSentence = { text: text(entries, 'text').trim() };
    await put<CourseReport>(`/api/courses/${course.id}/report`, entry, { version: course.version });
    toast(t('report.saved'));
    onSaved();
    onClose();
  };
  return (
    <Dialog title={t('report.sentenceTitle')} onClose={onClose}>
      <Form submit={t('common.save')} busy={t('common.saving')} onCancel={onClose} onSubmit={save}>
        <NoteField
          name="text"
          label={t('report.sentence')}
          hint={t('report.sentenceHint')}
          value={proposed}
          maxLength={600}
        />
      </Form>
    </Dialog>
  );
}
