import type { ComponentChildren } from 'preact';
import { useState } from 'preact/hooks';
import type { ClinicText } from '../../../server/contract/codes.ts';
import { t } from '../../words.ts';
import { Button } from '../button.tsx';
import { Notice } from '../feedback.tsx';
import { Form } from '../form.tsx';
import { toast } from '../toast.tsx';
import { draftOf, dropDraft, keepDraft } from './drafts.ts';
import { PreviewDialog } from './preview-dialog.tsx';

export interface TextEditorProps<Content extends object, Published extends Content & { version: number }> {
  text: ClinicText;
  published: Published;
  fields: (content: Content) => ComponentChildren;
  read: (entries: FormData) => Content;
  /** What patients would read; throws what the form shall show. */
  preview: (content: Content) => Promise<ComponentChildren>;
  onPublished: (published: Published) => void;
}

/** Edits a text of the clinic: what is typed is a draft until it was looked at and published. */
export function TextEditor<Content extends object, Published extends Content & { version: number }>(
  props: TextEditorProps<Content, Published>,
) {
  const { text, published, read } = props;
  const begun = draftOf<Content>(text);
  const [start, setStart] = useState<{ seen: number; content: Content; round: number }>({
    seen: begun?.seen ?? published.version,
    content: begun?.content ?? published,
    round: 0,
  });
  const [isDraft, setDraft] = useState(begun !== undefined);
  const [shown, show] = useState<{ content: Content; view: ComponentChildren }>();

  const typed = (target: EventTarget | null) => {
    const form = target instanceof Element ? target.closest('form') : null;
    if (form === null) return;
    keepDraft(text, { seen: start.seen, content: read(new FormData(form)) });
    setDraft(true);
  };
  const discard = () => {
    dropDraft(text);
    setDraft(false);
    setStart(({ round }) => ({ seen: published.version, content: published, round: round + 1 }));
    toast(t('texts.discarded'));
  };

  return (
    <div class="text-editor" onInput={({ target }) => typed(target)}>
      {isDraft && (
        <Notice look="caution" title={t('texts.draft')}>
          <p>{t('texts.draftText')}</p>
          <Button onClick={discard}>{t('texts.discard')}</Button>
        </Notice>
      )}
      <Form
        key={start.round}
        submit={t('texts.preview')}
        busy={t('texts.previewing')}
        onSubmit={async (entries) => {
          const content = read(entries);
          show({ content, view: await props.preview(content) });
        }}
      >
        {props.fields(start.content)}
      </Form>
      {shown && (
        <PreviewDialog<Published>
          text={text}
          content={shown.content}
          seen={start.seen}
          onPublished={props.onPublished}
          onClose={() => show(undefined)}
        >
          {shown.view}
        </PreviewDialog>
      )}
    </div>
  );
}
