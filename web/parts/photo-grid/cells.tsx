import type { TimelinePhoto } from '../../../server/contract/timeline.ts';
import { t } from '../../words.ts';
import { Icon } from '../icon.tsx';
import { Thumb } from '../thumb.tsx';
import { dayOf } from './column-words.ts';
import type { GridCell, GridColumn, GridRow } from './columns.ts';
import { gapWords } from './gap-words.ts';

/** A photo that can be chosen for a comparison. */
export function PhotoCell(props: {
  photo: TimelinePhoto;
  title: string;
  on: string;
  replicates: number;
  isReference: boolean;
  chosen: boolean;
  /** Of the row in which a second photo is looked for. */
  candidate: boolean;
  onChoose: () => void;
}) {
  const { photo, replicates } = props;
  const view = t(`codes.view.${photo.view}`);
  const note = photoNote(photo, props.isReference);
  const label = t('grid.cell.photo', { view, column: props.title, on: props.on });
  const look = props.candidate && !props.chosen ? 'grid-photo grid-candidate' : 'grid-photo';
  return (
    <button type="button" class={look} aria-pressed={props.chosen} onClick={props.onChoose}>
      <span class="heard-only">{label}</span>
      <Thumb photoId={photo.id} />
      {props.chosen && (
        <span class="grid-chosen">
          <Icon name="check" />
          {t('grid.cell.chosen')}
        </span>
      )}
      <span class="grid-note">
        {[note, replicates > 0 && t('grid.cell.replicates', { count: replicates })]
          .filter(Boolean)
          .join(' · ')}
      </span>
    </button>
  );
}

function photoNote(photo: TimelinePhoto, isReference: boolean): string | undefined {
  if (photo.analysis === 'failed') return t('grid.cell.notMeasured');
  if (photo.analysis === 'queued' || photo.analysis === 'running') return t('grid.cell.measuring');
  if (isReference) return t('grid.cell.isReference');
  return photo.aligned === false ? t('grid.cell.notAligned') : undefined;
}

/** What is missing and why; where it can be taken, the way there. */
export function GapCell(props: { row: GridRow; column: GridColumn; cell: GridCell | undefined }) {
  const { row, column } = props;
  const words = gapWords(column, row, props.cell);
  if (column.kind === 'milestone' || column.visit.status === 'cancelled') {
    return <span class="grid-gap">{words}</span>;
  }
  const expected = row.required && column.timing === 'before_injection';
  const look = !expected ? '' : column.visit.status === 'done' ? 'grid-missing' : 'grid-gap-planned';
  const label = t('grid.cell.add', { view: t(`codes.view.${row.view}`), on: dayOf(column.visit) });
  return (
    <a
      class={`grid-gap grid-gap-link ${look}`}
      href={`/visits/${column.visit.id}`}
      aria-label={`${words}. ${label}`}
    >
      {words}
    </a>
  );
}
