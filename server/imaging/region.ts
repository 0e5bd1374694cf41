import type { Polygon } from '../contract/analysis.ts';
import { isCloseUp, type View } from '../contract/codes.ts';
import type { Size } from '../contract/fields.ts';
import { type Matrix3, mapPoint, type Point } from '../contract/matrix.ts';
import { type HeadOutline, radiusAt } from './head-outline.ts';

interface Oval {
  x: number;
  y: number;
  rx: number;
  ry: number;
}

/** Where each view's region lies in shares of the head's box, x from its left, y from its top. */
const onHead: Record<View, Oval> = {
  // From above the forehead is at the bottom of the picture: the top is measured from behind the hairline to the crown,
  // and so wide that what is left at the sides counts too. The rim stays free to tell the light by.
  superior: { x: 0.5, y: 0.4, rx: 0.38, ry: 0.34 },
  vertex: { x: 0.5, y: 0.42, rx: 0.26, ry: 0.26 },
  frontal: { x: 0.5, y: 0.22, rx: 0.3, ry: 0.14 },
  temporal_left: { x: 0.45, y: 0.35, rx: 0.2, ry: 0.16 },
  temporal_right: { x: 0.55, y: 0.35, rx: 0.2, ry: 0.16 },
  occipital: { x: 0.5, y: 0.45, rx: 0.25, ry: 0.2 },
  trichoscopy: { x: 0.5, y: 0.5, rx: 0.42, ry: 0.42 },
};

/** The head's box when it was not found: the middle of the picture. */
const usualBox = { left: 0.15, top: 0.1, width: 0.7, height: 0.8 };
const CORNERS = 24;

/**
 * The protocol's region for a view, x ÷ width and y ÷ height of the reference's master, fitted to the head where it was
 * found and kept inside its outline.
 */
export function defaultRegion(view: View, reference: Size, outline: HeadOutline | null): Polygon {
  const oval = onHead[view];
  const corner = (i: number) => (i / CORNERS) * 2 * Math.PI;
  if (!outline || isCloseUp(view)) {
    const box = isCloseUp(view) ? { left: 0, top: 0, width: 1, height: 1 } : usualBox;
    return Array.from({ length: CORNERS }, (_, i) =>
      inFrame(
        box.left + box.width * (oval.x + oval.rx * Math.cos(corner(i))),
        box.top + box.height * (oval.y + oval.ry * Math.sin(corner(i))),
      ),
    );
  }
  return Array.from({ length: CORNERS }, (_, i) => {
    const dx = (oval.x - 0.5 + oval.rx * Math.cos(corner(i))) * outline.widthPx;
    const dy = (oval.y - 0.5 + oval.ry * Math.sin(corner(i))) * outline.lengthPx;
    const most = 0.88 * radiusAt(outline, Math.atan2(dy, dx));
    const cut = Math.min(1, most / Math.max(1e-6, Math.hypot(dx, dy)));
    return inFrame(
      (outline.centreX + dx * cut) / reference.widthPx,
      (outline.centreY + dy * cut) / reference.heightPx,
    );
  });
}

function inFrame(x: number, y: number): [number, number] {
  const keep = (v: number) => Math.min(1, Math.max(0, v));
  return [keep(x), keep(y)];
}

/** A region's corners in pixels of a picture of this size. */
export function toPixelCorners(polygon: Polygon, widthPx: number, heightPx: number): Point[] {
  return polygon.map(([x = 0, y = 0]) => [x * widthPx, y * heightPx] as const);
}

/** Is a point inside a polygon (even–odd rule)? */
export function isInside(corners: readonly Point[], x: number, y: number): boolean {
  let inside = false;
  for (let i = 0, j = corners.length - 1; i < corners.length; j = i++) {
    const [ax, ay] = corners[i] ?? [0, 0];
    const [bx, by] = corners[j] ?? [0, 0];
    if (ay > y !== by > y && x < ax + ((y - ay) / (by - ay)) * (bx - ax)) inside = !inside;
  }
  return inside;
}

/** Smallest upright box around corners. */
export function boxOf(corners: readonly Point[]) {
  const xs = corners.map(([x]) => x);
  const ys = corners.map(([, y]) => y);
  return { left: Math.min(...xs), top: Math.min(...ys), right: Math.max(...xs), bottom: Math.max(...ys) };
}

/**
 * Share (0–1) of the reference's region that the follow-up still shows, by a 64 × 64 grid over its box.
 * @param toPhoto reference master pixels → follow-up master pixels
 */
export function regionOverlap(
  corners: readonly Point[],
  toPhoto: Matrix3,
  photo: { widthPx: number; heightPx: number },
): number {
  const box = boxOf(corners);
  let inside = 0;
  let shown = 0;
  for (let j = 0; j < 64; j++) {
    for (let i = 0; i < 64; i++) {
      const x = box.left + ((i + 0.5) / 64) * (box.right - box.left);
      const y = box.top + ((j + 0.5) / 64) * (box.bottom - box.top);
      if (!isInside(corners, x, y)) continue;
      inside++;
      const [u, v] = mapPoint(toPhoto, x, y);
      if (u >= 0 && v >= 0 && u <= photo.widthPx && v <= photo.heightPx) shown++;
    }
  }
  return inside ? shown / inside : 0;
}
