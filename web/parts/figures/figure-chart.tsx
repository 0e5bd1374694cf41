import { useEffect, useRef, useState } from 'preact/hooks';
import type { FigureDivision, FigureLine } from '../../../server/contract/figures.ts';
import { t } from '../../words.ts';
import { Busy, ProblemNotice } from '../feedback.tsx';
import { readColours, useThemeCount } from '../progress/chart-colours.ts';
import { figureColumns } from './figure-columns.ts';
import { changeUnit, lineName } from './figure-words.ts';

/** The single changes of a line on a canvas; the drawing code is fetched when the first chart is. */
export function FigureChart({ line, by }: { line: FigureLine; by: FigureDivision }) {
  const canvas = useRef<HTMLCanvasElement>(null);
  const [state, setState] = useState<'drawing' | 'drawn' | { problem: unknown }>('drawing');
  const theme = useThemeCount();
  const { columns, title } = figureColumns(line, by);
  const isEmpty = columns.length === 0;
  useEffect(() => {
    if (isEmpty) return;
    let wanted = true;
    let takeAway: () => void = () => undefined;
    import('./draw-figures.ts').then(
      ({ drawFigures }) => {
        if (!wanted || !canvas.current?.parentElement) return;
        takeAway = drawFigures(canvas.current, {
          columns: figureColumns(line, by).columns,
          band: line.band,
          unit: changeUnit(line),
          colours: readColours(canvas.current.parentElement),
          mirrored: document.documentElement.dir === 'rtl',
        });
        setState('drawn');
      },
      (problem: unknown) => wanted && setState({ problem }),
    );
    return () => {
      wanted = false;
      takeAway();
    };
  }, [line, by, isEmpty, theme]);
  if (isEmpty) return null;
  return (
    <figure class="chart figure-chart">
      {title && <figcaption class="quiet small">{title}</figcaption>}
      {state === 'drawing' && <Busy words={t('figures.drawing')} />}
      {typeof state === 'object' && <ProblemNotice problem={state.problem} />}
      <div class="chart-canvas">
        <canvas ref={canvas} role="img" aria-label={t('figures.chartLabel', { line: lineName(line) })} />
      </div>
      <ul class="legend">
        <li>
          <span class="legend-mark figure-legend-dot" />
          {t('figures.legendDot')}
        </li>
        <li>
          <span class="legend-mark figure-legend-box" />
          {t('figures.legendBox')}
        </li>
        {line.band && (
          <li>
            <span
              class={`legend-mark ${line.band.provisional ? 'legend-band-provisional' : 'legend-band'}`}
            />
            {t('figures.legendBand')}
          </li>
        )}
      </ul>
    </figure>
  );
}
