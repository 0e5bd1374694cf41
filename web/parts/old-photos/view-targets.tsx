import { useState } from 'preact/hooks';
import type { View } from '../../../server/contract/codes.ts';
import { t } from '../../words.ts';
import { carriesTrayFile, trayFileType } from '../capture/use-file-drop.ts';
import { Icon } from '../icon.tsx';

/** The views of one date: what it has, and where a photograph is dropped to get its view. */
export function ViewTargets(props: {
  views: readonly View[];
  filled: ReadonlySet<View>;
  onDrop: (key: string, view: View) => void;
}) {
  const [over, setOver] = useState<View>();
  return (
    <ol class="old-views" aria-label={t('oldPhotos.views')}>
      {props.views.map((view, at) => {
        const isFilled = props.filled.has(view);
        return (
          <li
            key={view}
            class={[
              'old-view',
              ...(isFilled ? ['old-view-filled'] : []),
              ...(over === view ? ['old-view-over'] : []),
            ].join(' ')}
            onDragOver={(event) => {
              if (!carriesTrayFile(event)) return;
              event.preventDefault();
              setOver(view);
            }}
            onDragLeave={() => setOver(undefined)}
            onDrop={(event) => {
              setOver(undefined);
              const key = event.dataTransfer?.getData(trayFileType);
              if (!key) return;
              event.preventDefault();
              props.onDrop(key, view);
            }}
          >
            <kbd>{at + 1}</kbd> {t(`codes.view.${view}`)}
            {isFilled && <Icon name="check" />}
          </li>
        );
      })}
    </ol>
  );
}
