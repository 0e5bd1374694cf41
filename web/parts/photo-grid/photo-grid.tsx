import { useMemo, useRef } from 'preact/hooks';
import type { Timeline } from '../../../server/contract/timeline.ts';
import { t } from '../../words.ts';
import { GapCell, PhotoCell } from './cells.tsx';
import { columnLines, columnTitle, dayOf } from './column-words.ts';
import { type GridColumn, type GridRow, gridCell, gridColumns, gridRows } from './columns.ts';
import { FloatingHeads } from './floating-heads.tsx';
import { moveByArrows } from './move-by-arrows.ts';
import type { PairChoice } from './use-pair-choice.ts';

/** Views down, visits and milestones across; the names stay in sight while the photos are moved. */
export function PhotoGrid({ timeline, choice }: { timeline: Timeline; choice: PairChoice }) {
  const columns = useMemo(() => gridColumns(timeline), [timeline]);
  const rows = useMemo(() => gridRows(timeline), [timeline]);
  const referenceIds = useMemo(() => new Set(timeline.references.map(({ photoId }) => photoId)), [timeline]);
  const scroller = useRef<HTMLDivElement>(null);
  return (
    <div class="grid-frame">
      <FloatingHeads columns={columns} scroller={scroller} />
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable for those who scroll by keys */}
      {/* biome-ignore lint/a11y/useSemanticElements: a region inside a section that has its own heading */}
      <div class="grid-scroll" ref={scroller} role="region" tabIndex={0} aria-label={t('grid.scrollLabel')}>
        <table class="photo-grid" onKeyDown={moveByArrows}>
          <caption class="heard-only">{t('grid.caption')}</caption>
          <thead>
            <tr>
              <th scope="col" class="grid-corner">
                {t('grid.viewHead')}
              </th>
              {columns.map((column) => (
                <ColumnHead key={column.key} column={column} />
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <tr key={row.view}>
                <th scope="row">{t(`codes.view.${row.view}`)}</th>
                {columns.map((column) => (
                  <td key={column.key}>
                    <Cell row={row} column={column} choice={choice} referenceIds={referenceIds} />
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </div>
  );
}

function ColumnHead({ column }: { column: GridColumn }) {
  const isOpen = column.kind === 'milestone';
  const title = columnTitle(column);
  return (
    <th scope="col" class={isOpen ? 'grid-open' : undefined}>
      {isOpen ? (
        <span class="grid-title">{title}</span>
      ) : (
        <a
          class="grid-title"
          href={`/visits/${column.visit.id}`}
          title={t('grid.openVisit', { on: dayOf(column.visit) })}
        >
          {title}
        </a>
      )}
      {columnLines(column).map((line) => (
        <span key={line} class="grid-line">
          {line}
        </span>
      ))}
    </th>
  );
}

function Cell(props: {
  row: GridRow;
  column: GridColumn;
  choice: PairChoice;
  referenceIds: ReadonlySet<string>;
}) {
  const { row, column, choice } = props;
  const cell = column.kind === 'visit' ? gridCell(column.visit, row.view, column.timing) : undefined;
  if (!cell?.photo || column.kind === 'milestone') return <GapCell row={row} column={column} cell={cell} />;
  const { photo } = cell;
  return (
    <PhotoCell
      photo={photo}
      title={columnTitle(column)}
      on={dayOf(column.visit)}
      replicates={cell.replicates}
      isReference={props.referenceIds.has(photo.id)}
      chosen={choice.first?.photoId === photo.id}
      candidate={choice.first?.view === photo.view}
      onChoose={() =>
        choice.choose({ photoId: photo.id, view: photo.view, on: column.on, title: columnTitle(column) })
      }
    />
  );
}
