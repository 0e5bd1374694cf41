import type { ComponentChildren } from 'preact';
import { useState } from 'preact/hooks';
import type { ClinicText } from '../../../server/contract/codes.ts';
import { put } from '../../api.ts';
import { isApiProblem } from '../../problem.ts';
import { t } from '../../words.ts';
import { Button } from '../button.tsx';
import { Dialog } from '../dialog.tsx';
import { ProblemNotice } from '../feedback.tsx';
import { toast } from '../toast.tsx';
import { dropDraft } from './drafts.ts';

/** What was typed as patients will read it, and the one press that publishes it. */
export function PreviewDialog<Published extends { version: number }>(props: {
  text: ClinicText;
  content: object;
  /** The version that the draft was begun from. */
  seen: number;
  onPublished: (published: Published) => void;
  onClose: () => void;
  children: ComponentChildren;
}) {
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<unknown>();
  const newer = isApiProblem(problem) && problem.status === 412 ? (problem.current as Published) : undefined;
  const end = (published: Published) => {
    dropDraft(props.text);
    props.onPublished(published);
    props.onClose();
  };
  const publish = async (version: number) => {
    setBusy(true);
    setProblem(undefined);
    try {
      const published = await put<Published>(`/api/texts/${props.text}`, props.content, { version });
      toast(t('texts.publishedNow', { version: published.version }));
      end(published);
    } catch (thrown) {
      setProblem(thrown);
    } finally {
      setBusy(false);
    }
  };
  return (
    <Dialog title={t('texts.previewTitle')} look="leaflet" onClose={props.onClose}>
      <div class="stack">
        {props.children}
        <ProblemNotice problem={problem}>
          {newer && (
            <div class="row">
              <Button onClick={() => void publish(newer.version)}>{t('texts.keepMine')}</Button>
              <Button onClick={() => end(newer)}>{t('texts.takeTheirs')}</Button>
            </div>
          )}
        </ProblemNotice>
        <div class="row preview-actions">
          <Button look="main" busy={busy && t('texts.publishing')} onClick={() => void publish(props.seen)}>
            {t('texts.publish')}
          </Button>
          <Button onClick={props.onClose}>{t('texts.goOn')}</Button>
        </div>
      </div>
    </Dialog>
  );
}
