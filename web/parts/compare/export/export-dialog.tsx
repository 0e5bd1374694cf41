import { useState } from 'preact/hooks';
import type { Comparison } from '../../../../server/contract/compare.ts';
import { post } from '../../../api.ts';
import { isApiProblem } from '../../../problem.ts';
import { t } from '../../../words.ts';
import { Button } from '../../button.tsx';
import { ChoiceField, options } from '../../choices.tsx';
import { Dialog } from '../../dialog.tsx';
import { Notice, ProblemNotice } from '../../feedback.tsx';
import { type PairPicture, pairPicture } from './pair-picture.ts';
import { type Shape, shapes } from './shapes.ts';

type Labels = 'dates' | 'intervals';

/** What the picture is made of, whatever its shape. */
export interface Exported {
  comparison: Comparison;
  picture: Omit<PairPicture, 'shape' | 'labels'>;
  /** Above either picture: with the days, or with nothing but what lies between them. */
  labels: Record<Labels, PairPicture['labels']>;
}

/** Asks for the shape and what the labels say; enters it in the audit trail; then makes the picture and saves it. */
export function ExportDialog({ of, onClose }: { of: Exported; onClose: () => void }) {
  const { comparison, picture, labels } = of;
  const [shape, setShape] = useState<Shape>('wide');
  const [said, say] = useState<Labels>('intervals');
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<unknown>();
  const save = async () => {
    setBusy(true);
    setProblem(undefined);
    try {
      const [before, after] = [comparison.before.photo.id, comparison.after.photo.id];
      const made = await pairPicture({ ...picture, shape, labels: labels[said] });
      // Nothing leaves before it stands in the trail.
      await post('/api/compare/exports', { before, after, shape });
      saveAs(made, `comparison-${comparison.view}.png`);
      onClose();
    } catch (error) {
      setProblem(error);
      setBusy(false);
    }
  };
  return (
    <Dialog title={t('compare.export.title')} onClose={onClose}>
      <div class="stack">
        <p class="quiet">{t('compare.export.lead')}</p>
        <ChoiceField
          name="shape"
          label={t('compare.export.shape')}
          options={options(shapes, (each) => t(`compare.export.shapes.${each}`))}
          value={shape}
          onChange={setShape}
        />
        <ChoiceField
          name="labels"
          label={t('compare.export.labels')}
          hint={t('compare.export.labelsHint')}
          options={options(['intervals', 'dates'] as const, (each) => t(`compare.export.label.${each}`))}
          value={said}
          onChange={say}
        />
        {problem === undefined || isApiProblem(problem) ? (
          <ProblemNotice problem={problem} />
        ) : (
          <Notice title={t('problems.title')} role="alert">
            <p>{t('compare.export.notPainted')}</p>
          </Notice>
        )}
        <Button look="main" busy={busy && t('compare.export.busy')} onClick={() => void save()}>
          {t('compare.export.save')}
        </Button>
      </div>
    </Dialog>
  );
}

function saveAs(blob: Blob, name: string): void {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(blob);
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}
