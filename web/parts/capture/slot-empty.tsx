import type { View } from '../../../server/contract/codes.ts';
import { t } from '../../words.ts';
import { Thumb } from '../thumb.tsx';
import { ViewDiagram } from '../view-diagram.tsx';

/** How the view is taken: the drawing, the sentence, and the reference to take it like. */
export function SlotEmpty({ view, referenceId }: { view: View; referenceId: string | null }) {
  return (
    <>
      <div class="slot-empty">
        <ViewDiagram view={view} />
        {referenceId && (
          <figure class="slot-reference">
            <Thumb
              photoId={referenceId}
              label={t('capture.slot.referenceAlt', { view: t(`codes.view.${view}`) })}
              large
            />
            <figcaption>{t('capture.slot.reference')}</figcaption>
          </figure>
        )}
      </div>
      <p class="slot-instruction">{t(`protocol.instruction.${view}`)}</p>
    </>
  );
}
