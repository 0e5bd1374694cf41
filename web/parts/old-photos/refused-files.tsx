import { formatDay } from '../../dates.ts';
import { t } from '../../words.ts';
import { Button } from '../button.tsx';
import { mayHelp } from '../capture/slot-file.tsx';
import { problemWords } from '../feedback.tsx';
import { Section } from '../page.tsx';
import type { OldFile } from './old-file.ts';
import { OldPicture } from './old-file-item.tsx';
import type { Plan, Refusal } from './plan.ts';

/** Files that are not added, each with its reason and what can be done about it. */
export function RefusedFiles(props: {
  refused: Plan['refused'];
  onLookAgain: (key: string) => void;
  onDecide: (file: OldFile) => void;
  onRemove: (key: string) => void;
}) {
  if (props.refused.length === 0) return null;
  return (
    <Section title={t('oldPhotos.refused')} count={String(props.refused.length)}>
      <ul class="old-refused">
        {props.refused.map(({ file, refusal }) => (
          <li key={file.key}>
            <OldPicture file={file} />
            <div class="tray-file-words">
              <p class="slot-file-name">{file.file.name}</p>
              <p class="small">{refusalWords(refusal)}</p>
              <div class="row">
                {refusal.why === 'already' && (
                  <a class="tall-link small" href={`/visits/${refusal.there.visitId}`}>
                    {t('oldPhotos.refusedAlreadyLink')}
                  </a>
                )}
                {refusal.why === 'unreadable' && mayHelp(refusal.problem) && (
                  <Button onClick={() => props.onLookAgain(file.key)}>{t('common.retry')}</Button>
                )}
                {refusal.why === 'otherPatient' && (
                  <Button onClick={() => props.onDecide(file)}>{t('oldPhotos.decide')}</Button>
                )}
                <Button
                  look="link"
                  label={t('oldPhotos.remove', { name: file.file.name })}
                  onClick={() => props.onRemove(file.key)}
                >
                  {t('oldPhotos.notThis')}
                </Button>
              </div>
            </div>
          </li>
        ))}
      </ul>
    </Section>
  );
}

function refusalWords(refusal: Refusal): string {
  if (refusal.why === 'unreadable') return problemWords(refusal.problem).detail;
  if (refusal.why === 'twice') return t('oldPhotos.refusedTwice', { name: refusal.name });
  if (refusal.why === 'otherPatient') return t('oldPhotos.refusedOther');
  const { view, date, datePrecision } = refusal.there;
  return t('oldPhotos.refusedAlready', {
    view: t(`codes.view.${view}`),
    date: formatDay(date, datePrecision),
  });
}
