import { useEffect, useRef } from 'preact/hooks';
import type { Analysis } from '../../../server/contract/analysis.ts';
import { isCloseUp } from '../../../server/contract/codes.ts';
import type { Reason } from '../../../server/contract/fields.ts';
import type { Photo } from '../../../server/contract/photos.ts';
import { useHasRole } from '../../session.tsx';
import { reasonWords, t } from '../../words.ts';
import { QualityChecks, QualityLine, QualityStop } from './quality-checks.tsx';
import { QualityFailed } from './quality-failed.tsx';
import { type AgainstReference, useAgainstReference, useAnalysis } from './use-analysis.ts';

/** Sharpness, light and position in words, while the patient still sits there. */
export function QualityWords(props: {
  photo: Photo;
  /** What is heard before the words, where the view alone does not say which photo. */
  name?: string;
  referenceId: string | null;
  visitVersion: number;
  /** Said once, when the measurement is over. */
  onSettled: (words: string) => void;
  /** The measurement ended while somebody watched: a reference may have been chosen, a milestone reached. */
  onMeasured: () => void;
}) {
  const { photo, referenceId } = props;
  const mayAlign = useHasRole('doctor', 'assistant');
  const { analysis, lost, retry } = useAnalysis(photo.id, props.visitVersion);
  const waits = analysis?.state === 'queued' || analysis?.state === 'running';
  const watched = useRef(false);
  if (waits) watched.current = true;
  const ended = watched.current && (analysis?.state === 'done' || analysis?.state === 'failed');
  useEffect(() => {
    if (ended) props.onMeasured();
  }, [ended]);
  const settled = analysis?.state === 'done';
  const against = useAgainstReference(photo.id, settled ? referenceId : null, props.visitVersion);
  const reasons = analysis ? reasonsOf(analysis, against) : [];
  const spoken = !settled || against.is === 'asking' ? '' : reasons.map(reasonWords).join(' ');
  useEffect(() => {
    const view = props.name ?? t(`codes.view.${photo.view}`);
    if (spoken) props.onSettled(t('capture.quality.announce', { view, words: spoken }));
  }, [spoken]);

  if (lost) return <QualityStop words={t('capture.quality.lost')} onRetry={retry} />;
  if (!analysis) return <QualityLine words={t('capture.quality.asking')} />;
  const { state, quality } = analysis;
  if ((state === 'queued' || state === 'running') && quality === null) {
    return <QualityLine words={t(`capture.quality.${state}`)} moving />;
  }
  if (state === 'failed') {
    return <QualityFailed photoId={photo.id} failure={analysis.failure} onAgain={retry} />;
  }
  return (
    <div class="quality">
      <QualityChecks
        view={photo.view}
        quality={quality}
        waits={waits}
        reasons={reasons}
        against={against}
        hasReference={referenceId !== null}
      />
      {reasons.length > 0 && (
        <ul class="quality-reasons">
          {reasons.map((each) => (
            <li key={each.code}>{reasonWords(each)}</li>
          ))}
        </ul>
      )}
      {analysis.again && <QualityLine words={t('capture.quality.again')} />}
      {wantsLandmarks(analysis, photo, referenceId) && mayAlign && (
        <a class="tall-link" href={`/patients/${photo.patientId}/align?photo=${photo.id}`}>
          {t('capture.quality.align')}
        </a>
      )}
    </div>
  );
}

/** Where a person may say what the program could not: how the photo lies on the reference. */
const wantsLandmarks = ({ alignment }: Analysis, { id, view }: Photo, referenceId: string | null): boolean =>
  alignment?.state === 'refused' ||
  (isCloseUp(view) && alignment === null && referenceId !== null && referenceId !== id);

/** Of the photo itself, its visit and beside the reference, each said once, the gravest first. */
function reasonsOf(analysis: Analysis, against: AgainstReference): Reason[] {
  const all = [
    ...(against.is === 'known' ? against.comparison.reasons : []),
    ...(analysis.quality?.reasons ?? []),
    ...analysis.visitReasons,
    ...(analysis.alignment?.refusal ? [analysis.alignment.refusal] : []),
  ].filter((each) => each.severity !== 'pass');
  const once = all.filter((each, at) => all.findIndex(({ code }) => code === each.code) === at);
  return once.sort((a, b) => Number(b.severity === 'refuse') - Number(a.severity === 'refuse'));
}
