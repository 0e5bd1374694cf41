import type { Size } from '../../../server/contract/fields.ts';
import type { Matrix3 } from '../../../server/contract/matrix.ts';
import type { Point } from './matrices.ts';

/**
 * What the eye looks at, in pixels of the baseline's master, whatever mode, pair or window shows it. `zoom` 1 shows
 * the whole baseline; `null` stands for that.
 */
export interface ViewState {
  centreX: number;
  centreY: number;
  zoom: number;
}

export const mostZoom = 16;
/** One press of a key or button. */
export const zoomStep = 1.25;

const between = (value: number, least: number, most: number) => Math.min(Math.max(value, least), most);

export function bounded(view: ViewState, frame: Size): ViewState {
  return {
    centreX: between(view.centreX, 0, frame.widthPx),
    centreY: between(view.centreY, 0, frame.heightPx),
    zoom: between(view.zoom, 1, mostZoom),
  };
}

export const viewOf = (view: ViewState | null, frame: Size): ViewState =>
  view ? bounded(view, frame) : { centreX: frame.widthPx / 2, centreY: frame.heightPx / 2, zoom: 1 };

/** Screen pixels a baseline pixel takes. */
export const scaleOf = (view: ViewState, frame: Size, pane: Size): number =>
  view.zoom * Math.min(pane.widthPx / frame.widthPx, pane.heightPx / frame.heightPx);

/** Baseline master → pane. */
export function toPane(view: ViewState, frame: Size, pane: Size): Matrix3 {
  const scale = scaleOf(view, frame, pane);
  const x = pane.widthPx / 2 - view.centreX * scale;
  const y = pane.heightPx / 2 - view.centreY * scale;
  return [scale, 0, x, 0, scale, y, 0, 0, 1];
}

/** The picture follows the pointer by `x`, `y` screen pixels. */
export function panned(view: ViewState, frame: Size, pane: Size, { x, y }: Point): ViewState {
  const scale = scaleOf(view, frame, pane);
  return bounded({ ...view, centreX: view.centreX - x / scale, centreY: view.centreY - y / scale }, frame);
}

/** Zooms by `factor`; what lies under `point` of the pane stays under it. */
export function zoomedAt(view: ViewState, frame: Size, pane: Size, point: Point, factor: number): ViewState {
  const zoom = between(view.zoom * factor, 1, mostZoom);
  const before = scaleOf(view, frame, pane);
  const after = scaleOf({ ...view, zoom }, frame, pane);
  const [dx, dy] = [point.x - pane.widthPx / 2, point.y - pane.heightPx / 2];
  const centreX = view.centreX + dx / before - dx / after;
  const centreY = view.centreY + dy / before - dy / after;
  return bounded({ centreX, centreY, zoom }, frame);
}

/** As it stands in an address: three numbers, no names. */
export function readView(query: Record<string, string | undefined>): ViewState | null {
  const [centreX, centreY, zoom] = [query.x, query.y, query.zoom].map((text) =>
    Number.parseFloat(text ?? ''),
  );
  if (centreX === undefined || centreY === undefined || zoom === undefined) return null;
  return [centreX, centreY, zoom].every(Number.isFinite) ? { centreX, centreY, zoom } : null;
}

export function writeView(view: ViewState | null): Record<string, string> {
  if (!view) return {};
  const [x, y] = [Math.round(view.centreX), Math.round(view.centreY)];
  return { x: String(x), y: String(y), zoom: view.zoom.toFixed(2) };
}
