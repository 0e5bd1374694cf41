import {
  cardHeightMm,
  cardMarkers,
  cardPatches,
  cardWidthMm,
  markerCells,
  markerSideMm,
  patchHeightMm,
  patchWidthMm,
} from '../../server/contract/colour-card.ts';
import { inverted, type Matrix3, mapPoint } from '../../server/contract/matrix.ts';
import { type Pixels, toLinear } from '../../server/imaging/pixels.ts';

type Light = readonly [number, number, number];

export interface CardOptions {
  /** Card millimetres → picture pixels. */
  matrix: Matrix3;
  /** Gain a channel in linear light. */
  gain?: Light;
  /** Stray light a channel, linear. */
  offset?: Light;
  /** Number of a marker that something lies on. */
  hidden?: number;
}

/** Turn, scale, place and perspective of a card whose middle lies at (`x`, `y`). */
export function cardPose(options: {
  x: number;
  y: number;
  pxPerMm: number;
  degrees?: number;
  tiltX?: number;
  tiltY?: number;
}): Matrix3 {
  const { x, y, pxPerMm, degrees = 0, tiltX = 0, tiltY = 0 } = options;
  const [cos, sin] = [Math.cos((degrees * Math.PI) / 180), Math.sin((degrees * Math.PI) / 180)];
  const [cx, cy] = [cardWidthMm / 2, cardHeightMm / 2];
  const w = 1 - tiltX * cx - tiltY * cy;
  const [a, b, d, e] = [pxPerMm * cos, -pxPerMm * sin, pxPerMm * sin, pxPerMm * cos];
  // p = R·s·(m − c) + w'·place, with w' = 1 + tilt·(m − c)
  const row = (p: number, q: number, place: number) => [
    p + place * tiltX,
    q + place * tiltY,
    -p * cx - q * cy + place * w,
  ];
  const h = [...row(a, b, x), ...row(d, e, y), tiltX, tiltY, w];
  return h.map((v) => v / w) as unknown as Matrix3;
}

/** sRGB 0–255 of the card at a point in millimetres. */
function colourAt(x: number, y: number, hidden: number | undefined): Light {
  for (const marker of cardMarkers) {
    const [u, v] = [x - marker.leftMm, y - marker.topMm];
    if (u < 0 || v < 0 || u >= markerSideMm || v >= markerSideMm) continue;
    if (marker.id === hidden) return [180, 140, 120];
    const column = Math.floor((u / markerSideMm) * markerCells) - 1;
    const line = Math.floor((v / markerSideMm) * markerCells) - 1;
    const white = marker.bits[line]?.[column] === '1';
    return white ? [245, 245, 245] : [20, 20, 20];
  }
  for (const { leftMm, topMm, srgb } of cardPatches) {
    const [u, v] = [x - leftMm, y - topMm];
    if (u >= 0 && v >= 0 && u < patchWidthMm && v < patchHeightMm) return srgb;
  }
  return [245, 245, 245];
}

const encode = (light: number) =>
  255 * (light <= 0.0031308 ? 12.92 * light : 1.055 * Math.max(light, 0) ** (1 / 2.4) - 0.055);

/** Lays the printed card into a picture, four samples a pixel; the picture is changed. */
export function drawCard(picture: Pixels, options: CardOptions): void {
  const { matrix, gain = [1, 1, 1], offset = [0, 0, 0], hidden } = options;
  const back = inverted(matrix);
  for (let y = 0, at = 0; y < picture.heightPx; y++) {
    for (let x = 0; x < picture.widthPx; x++, at += 3) {
      const [mx, my] = mapPoint(back, x + 0.5, y + 0.5);
      if (!(mx >= 0 && my >= 0 && mx < cardWidthMm && my < cardHeightMm)) continue;
      const sum = [0, 0, 0];
      for (const [dx, dy] of [
        [0.25, 0.25],
        [0.75, 0.25],
        [0.25, 0.75],
        [0.75, 0.75],
      ] as const) {
        const [u, v] = mapPoint(back, x + dx, y + dy);
        colourAt(u, v, hidden).forEach((value, c) => {
          sum[c] = (sum[c] ?? 0) + toLinear(value) / 4;
        });
      }
      sum.forEach((light, c) => {
        const value = encode((gain[c] ?? 1) * light + (offset[c] ?? 0));
        picture.data[at + c] = Math.min(255, Math.max(0, Math.round(value)));
      });
    }
  }
}

/** A plain background. */
export function plainPicture(widthPx: number, heightPx: number, grey = 120): Pixels {
  return { widthPx, heightPx, data: new Uint8Array(widthPx * heightPx * 3).fill(grey) };
}
