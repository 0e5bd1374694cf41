import { useState } from 'preact/hooks';
import type { PhotoImport, PhotoImportList } from '../../../server/contract/photo-imports.ts';
import { formatDay, formatInstant } from '../../dates.ts';
import { useHasRole } from '../../session.tsx';
import { t } from '../../words.ts';
import { Button } from '../button.tsx';
import { Loaded } from '../loaded.tsx';
import { Section } from '../page.tsx';
import type { Resource } from '../use-resource.ts';
import { UndoDialog } from './undo-dialog.tsx';

/** What was added together, and the way to take it back together. */
export function EarlierImports(props: {
  imports: Resource<PhotoImportList>;
  zone: string | undefined;
  onUndone: () => void;
}) {
  const [undoing, setUndoing] = useState<PhotoImport>();
  const mayUndo = useHasRole('doctor', 'admin');
  const stored = (list: PhotoImportList) => list.imports.filter(({ photos }) => photos > 0);
  return (
    <>
      <Loaded resource={props.imports} busy={t('common.loading')}>
        {(list) =>
          stored(list).length === 0 ? null : (
            <Section title={t('oldPhotos.imports')}>
              <p class="quiet small">
                {t('oldPhotos.importsText')} {!mayUndo && t('oldPhotos.undoDoctor')}
              </p>
              <ul class="old-imports">
                {stored(list).map((each) => (
                  <ImportLine
                    key={each.id}
                    one={each}
                    zone={props.zone}
                    onUndo={mayUndo ? () => setUndoing(each) : undefined}
                  />
                ))}
              </ul>
            </Section>
          )
        }
      </Loaded>
      {undoing && (
        <UndoDialog one={undoing} onUndone={props.onUndone} onClose={() => setUndoing(undefined)} />
      )}
    </>
  );
}

function ImportLine(props: { one: PhotoImport; zone: string | undefined; onUndo: (() => void) | undefined }) {
  const { one, zone, onUndo } = props;
  const when = formatInstant(one.startedAt, zone);
  const { photos: all, standing } = one;
  const count =
    standing === all || one.undoneAt
      ? t('oldPhotos.importPhotos', { count: all })
      : t('oldPhotos.importStanding', { standing, all });
  const undone = one.undoneAt && {
    who: one.undoneBy ?? '',
    when: formatInstant(one.undoneAt, zone),
  };
  return (
    <li>
      <div>
        <p>{t('oldPhotos.importLine', { when, who: one.startedBy })}</p>
        <p class="quiet small">
          {[count, ...one.visits.map(({ date, datePrecision }) => formatDay(date, datePrecision))].join(
            ' · ',
          )}
        </p>
        {undone && <p class="small">{t('oldPhotos.importUndone', undone)}</p>}
      </div>
      {onUndo && !undone && standing > 0 && (
        <Button look="plain" onClick={onUndo}>
          {t('oldPhotos.undo')}
          <span class="heard-only"> {when}</span>
        </Button>
      )}
    </li>
  );
}
