import { useState } from 'preact/hooks';
import type { BlindPicture, OpenAssessment } from '../../../server/contract/assessments.ts';
import { t } from '../../words.ts';
import { IconButton } from '../button.tsx';
import { Notice } from '../feedback.tsx';
import { Pane } from '../stage/pane.tsx';
import { PaneImage } from '../stage/pane-image.tsx';
import { moveByArrows, type StageMoves } from '../stage/stage-moves.ts';
import type { ViewStore } from '../stage/view-store.ts';

const pictures = ['a', 'b'] as const;

/** A and B beside one another, moved and zoomed together. */
export function BlindStage(props: { reading: OpenAssessment; store: ViewStore; moves: StageMoves }) {
  const { reading, store, moves } = props;
  const [missing, setMissing] = useState(false);
  if (missing) return <Notice title={t('assess.missing')} role="alert" />;
  return (
    <>
      <fieldset class="tools" aria-label={t('assess.tools')}>
        <div class="tools-end">
          <IconButton icon="minus" label={t('compare.zoomOut')} onClick={() => moves.zoom(-1)} />
          <IconButton icon="plus" label={t('compare.zoomIn')} onClick={() => moves.zoom(1)} />
          <IconButton icon="fit" label={t('compare.fit')} onClick={moves.fit} />
        </div>
      </fieldset>
      <section
        class="blind-stage"
        // biome-ignore lint/a11y/noNoninteractiveTabindex: the arrow keys move the pictures while the stage has the focus
        tabIndex={0}
        aria-label={t('assess.stage')}
        onKeyDown={(event) => moveByArrows(event, moves.pan)}
      >
        {pictures.map((which) => (
          <figure key={which} class="blind-side">
            <figcaption class="blind-letter">{t(`assess.${which}`)}</figcaption>
            <Pane class="blind-pane" store={store} frame={reading}>
              <PaneImage
                src={pictureOf(reading, which)}
                size={reading}
                alt={t(which === 'a' ? 'assess.altA' : 'assess.altB')}
                onMissing={() => setMissing(true)}
              />
            </Pane>
          </figure>
        ))}
      </section>
    </>
  );
}

const pictureOf = ({ id }: OpenAssessment, which: BlindPicture) => `/api/assessments/${id}/pictures/${which}`;
