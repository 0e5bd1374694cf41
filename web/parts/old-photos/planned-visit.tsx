import type { View } from '../../../server/contract/codes.ts';
import { formatDay } from '../../dates.ts';
import { t } from '../../words.ts';
import { Button } from '../button.tsx';
import { Section } from '../page.tsx';
import { type OldFileActions, OldFileItem } from './old-file-item.tsx';
import type { PlannedVisit } from './plan.ts';
import { ViewTargets } from './view-targets.tsx';

/** What would go into one visit, or has no date yet. */
export function PlannedVisitPart(props: {
  planned: PlannedVisit;
  chosen: ReadonlySet<string>;
  actions: OldFileActions;
  onDrop: (key: string, view: View) => void;
}) {
  const { planned, chosen, actions, onDrop } = props;
  const { date, files } = planned;
  const keys = files.map(({ file }) => file.key);
  const title = date ? formatDay(date.date, date.datePrecision) : t('oldPhotos.undated');
  const allChosen = keys.every((key) => chosen.has(key));
  return (
    <Section
      title={title}
      count={String(files.length)}
      actions={
        <div class="row">
          {files.length > 1 && !allChosen && (
            <Button look="link" onClick={() => actions.onChoose(keys, true)}>
              {t('oldPhotos.chooseAll')}
              <span class="heard-only">: {title}</span>
            </Button>
          )}
          <Button onClick={() => actions.onDate(keys)}>
            {t(date ? 'oldPhotos.changeDate' : 'oldPhotos.setDate')}
            <span class="heard-only">: {t('oldPhotos.dateOfGroup', { count: keys.length })}</span>
          </Button>
        </div>
      }
    >
      <p class="quiet small old-where">
        {date
          ? t(planned.visitId ? 'oldPhotos.sameVisit' : 'oldPhotos.newVisit')
          : t('oldPhotos.undatedText')}
      </p>
      {date && <ViewTargets views={actions.views} filled={planned.views} onDrop={onDrop} />}
      <ul class="tray-files">
        {files.map(({ file, clash }) => (
          <OldFileItem
            key={file.key}
            file={file}
            clash={clash}
            isChosen={chosen.has(file.key)}
            actions={actions}
          />
        ))}
      </ul>
    </Section>
  );
}
