import { type ColourPlanes, colourPlanes, type Pixels, shrink } from './pixels.ts';
import { starShape } from './star-shape.ts';

/** The head's edge as a radius in 96 directions around a centre, in pixels of the picture it was asked for. */
export interface HeadOutline {
  centreX: number;
  centreY: number;
  radii: Float32Array;
  widthPx: number;
  lengthPx: number;
  /** How much better the colours fit "head inside, room outside" than one colour model, 0–1. */
  confidence: number;
}

const WORK_PX = 128;
export const DIRECTIONS = 96;
const CLUSTERS = 10;
/** No colour may say more than this for or against the head: rooms repeat skin's and hair's colours. */
const LOUDEST = 1.2;
/** Clinics hold the head in the middle: what that is worth at the centre, falling to its opposite at the frame. */
const CENTRED = 0.7;
/** Usual reach of a head, in shares of the picture's shorter side. */
const USUAL_REACH = 0.42;

/**
 * Finds the head as the star-shaped area whose colours differ most from the colours at the frame
 * (colour clusters, then a closed path of radii by dynamic programming, three rounds).
 * @returns `null` where no area of a head's proportions stands out.
 */
export function findHeadOutline(pixels: Pixels): HeadOutline | null {
  const small = shrink(pixels, WORK_PX);
  const toFull = pixels.widthPx / small.widthPx;
  const labels = colourClusters(colourPlanes(small));
  let shape: Shape = {
    centreX: small.widthPx / 2,
    centreY: small.heightPx / 2,
    radii: new Float32Array(DIRECTIONS).fill(Math.min(small.widthPx, small.heightPx) * 0.36),
  };
  let confidence = 0;
  for (let round = 0; round < 4; round++) {
    const evidence = insideEvidence(labels, small, shape);
    shape = starShape(evidence.plane, small.widthPx, small.heightPx, shape);
    confidence = evidence.separation;
  }
  const across = extent(shape.radii, 0);
  const along = extent(shape.radii, Math.PI / 2);
  const frame = Math.min(small.widthPx, small.heightPx);
  const proportion = along / across;
  if (confidence < 0.35 || across < frame * 0.25 || proportion < 0.6 || proportion > 1.75) return null;
  return {
    centreX: shape.centreX * toFull,
    centreY: shape.centreY * toFull,
    radii: shape.radii.map((r) => r * toFull),
    widthPx: across * toFull,
    lengthPx: along * toFull,
    confidence,
  };
}

/** Radius of an outline in a direction (radians), between its stored directions. */
export function radiusAt(outline: Pick<HeadOutline, 'radii'>, angle: number): number {
  const turn = ((angle / (2 * Math.PI)) % 1) + 1;
  const at = (turn % 1) * DIRECTIONS;
  const i = Math.floor(at) % DIRECTIONS;
  const t = at - Math.floor(at);
  return (outline.radii[i] ?? 0) * (1 - t) + (outline.radii[(i + 1) % DIRECTIONS] ?? 0) * t;
}

function extent(radii: Float32Array, angle: number): number {
  let low = 0;
  let high = 0;
  for (let i = 0; i < DIRECTIONS; i++) {
    const reach = (radii[i] ?? 0) * Math.cos((i / DIRECTIONS) * 2 * Math.PI - angle);
    low = Math.min(low, reach);
    high = Math.max(high, reach);
  }
  return high - low;
}

/** k-means on brightness and chroma, started on evenly spaced brightness ranks: the same picture, the same clusters. */
function colourClusters(planes: ColourPlanes): Uint8Array {
  const count = planes.red.length;
  const features = new Float32Array(count * 3);
  for (let i = 0; i < count; i++) {
    const [r, g, b] = [planes.red[i] ?? 0, planes.green[i] ?? 0, planes.blue[i] ?? 0];
    features[i * 3] = (r + g + b) / 3;
    features[i * 3 + 1] = (r - g) * 1.6;
    features[i * 3 + 2] = (g - b) * 1.6;
  }
  const order = Array.from({ length: count }, (_, i) => i).sort(
    (a, b) => (features[a * 3] ?? 0) - (features[b * 3] ?? 0),
  );
  const centres = Array.from({ length: CLUSTERS }, (_, k) => {
    const i = order[Math.floor(((k + 0.5) / CLUSTERS) * count)] ?? 0;
    return [features[i * 3] ?? 0, features[i * 3 + 1] ?? 0, features[i * 3 + 2] ?? 0];
  });
  const labels = new Uint8Array(count);
  for (let round = 0; round < 10; round++) {
    const sums = centres.map(() => [0, 0, 0, 0]);
    for (let i = 0; i < count; i++) {
      let best = 0;
      let least = Number.POSITIVE_INFINITY;
      centres.forEach((c, k) => {
        const far =
          ((features[i * 3] ?? 0) - (c[0] ?? 0)) ** 2 +
          ((features[i * 3 + 1] ?? 0) - (c[1] ?? 0)) ** 2 +
          ((features[i * 3 + 2] ?? 0) - (c[2] ?? 0)) ** 2;
        if (far < least) {
          least = far;
          best = k;
        }
      });
      labels[i] = best;
      const sum = sums[best];
      if (!sum) continue;
      for (let c = 0; c < 3; c++) sum[c] = (sum[c] ?? 0) + (features[i * 3 + c] ?? 0);
      sum[3] = (sum[3] ?? 0) + 1;
    }
    sums.forEach(([a = 0, b = 0, c = 0, n = 0], k) => {
      if (n) centres[k] = [a / n, b / n, c / n];
    });
  }
  return labels;
}

type Shape = { centreX: number; centreY: number; radii: Float32Array };

function insideEvidence(labels: Uint8Array, size: { widthPx: number; heightPx: number }, shape: Shape) {
  const inside = new Float64Array(CLUSTERS).fill(1);
  const outside = new Float64Array(CLUSTERS).fill(1);
  for (let y = 0, i = 0; y < size.heightPx; y++) {
    for (let x = 0; x < size.widthPx; x++, i++) {
      const dx = x + 0.5 - shape.centreX;
      const dy = y + 0.5 - shape.centreY;
      const far = Math.hypot(dx, dy) / radiusAt(shape, Math.atan2(dy, dx));
      const k = labels[i] ?? 0;
      // The band around the present edge belongs to neither side yet.
      if (far < 0.92) inside[k] = (inside[k] ?? 0) + 1;
      else if (far > 1.1) outside[k] = (outside[k] ?? 0) + 1;
    }
  }
  const all = (counts: Float64Array) => counts.reduce((a, b) => a + b, 0);
  const [nIn, nOut] = [all(inside), all(outside)];
  const log = Float32Array.from(inside, (v, k) => {
    const ratio = Math.log(v / nIn / ((outside[k] ?? 1) / nOut));
    return Math.max(-LOUDEST, Math.min(LOUDEST, ratio));
  });
  let separation = 0;
  inside.forEach((v, k) => {
    separation += Math.abs(v / nIn - (outside[k] ?? 0) / nOut) / 2;
  });
  const plane = new Float32Array(labels.length);
  const reach = USUAL_REACH * Math.min(size.widthPx, size.heightPx);
  for (let y = 0, i = 0; y < size.heightPx; y++) {
    for (let x = 0; x < size.widthPx; x++, i++) {
      const far = Math.hypot(x + 0.5 - size.widthPx / 2, y + 0.5 - size.heightPx / 2) / reach;
      plane[i] = (log[labels[i] ?? 0] ?? 0) + CENTRED * Math.max(-1, Math.min(1, 1.6 * (1 - far)));
    }
  }
  return { plane, separation };
}
