import {
  cardHeightMm,
  cardMarkers,
  cardPatches,
  cardWidthMm,
  patchHeightMm,
  patchWidthMm,
} from '../contract/colour-card.ts';
import type { Reason } from '../contract/fields.ts';
import { type Matrix3, mapPoint } from '../contract/matrix.ts';
import { cardPlane, findCardMarkers } from './card-markers.ts';
import { CARD_VERSION } from './method-versions.ts';
import { type Pixels, toLinear } from './pixels.ts';

type Light = [red: number, green: number, blue: number];

/** Our colour card as one photo shows it. */
export interface CardReading {
  version: number;
  /** Median of every patch in linear light 0–1, in the order of the card's plan. */
  patches: Light[];
  /** Picture pixels a millimetre at the middle of the card, along its less foreshortened direction. */
  pxPerMm: number;
  /** Card millimetres → picture pixels. */
  matrix: Matrix3;
  /** Root mean square distance of the markers' corners from the plan, in pixels. */
  residualPx: number;
}

/** `reading` and `refusal` both `null`: no card is in the picture. */
export type CardResult = { reading: CardReading | null; refusal: Reason | null };

/** Share of a patch that is read: its rim is blurred with the paper's white. */
const CORE = 0.6;
const SAMPLES = 20;
/** Share of a patch's samples that may touch the end of the range. */
const CLIPPED_SHARE = 0.02;
/** A card bent or misread: corners farther from one plane than this share of the card's length. */
const BENT_SHARE = 0.006;
/** Every grey lets back at most this share of the one before; printed or bleached, steps this near are unreadable. */
const LEAST_STEP = 0.92;
/** Half of a patch's samples spread wider than this share of their median: a shadow's edge, a finger, a reflection. */
const SPREAD = 0.3;

/**
 * Finds the colour card and reads it. Refuses (severity `warn`: the photo itself is as good as without a card)
 * `card_incomplete`, `card_bent`, `card_clipped` or `card_unclear`; one stray marker alone is not a card.
 */
export async function readColourCard(photo: Pixels): Promise<CardResult> {
  const markers = await findCardMarkers(photo);
  if (markers.length < 2) return { reading: null, refusal: null };
  if (markers.length < cardMarkers.length) return refuse('card_incomplete', { corners: markers.length });
  const plane = cardPlane(markers);
  const scale = plane && scaleAt(plane.matrix, cardWidthMm / 2, cardHeightMm / 2);
  if (!plane || !scale || plane.residualPx > BENT_SHARE * cardWidthMm * scale) return refuse('card_bent');
  const spots = cardPatches.map((patch) =>
    patchOf(photo, plane.matrix, patch.leftMm + patchWidthMm / 2, patch.topMm + patchHeightMm / 2),
  );
  if (spots.some(({ outside }) => outside)) return refuse('card_incomplete', { corners: 4 });
  if (spots.some(({ clippedShare }) => clippedShare > CLIPPED_SHARE)) return refuse('card_clipped');
  const patches = spots.map(({ median }) => median);
  if (spots.some(({ spread }) => spread > SPREAD) || !isStepped(patches)) return refuse('card_unclear');
  const { matrix, residualPx } = plane;
  return {
    reading: { version: CARD_VERSION, patches, pxPerMm: scale, matrix, residualPx },
    refusal: null,
  };
}

/** The larger singular value of the matrix's derivative: what a length across the line of sight measures there. */
function scaleAt(matrix: Matrix3, x: number, y: number): number | null {
  const step = 0.5;
  const [left, right] = [mapPoint(matrix, x - step, y), mapPoint(matrix, x + step, y)];
  const [up, down] = [mapPoint(matrix, x, y - step), mapPoint(matrix, x, y + step)];
  const [a, c] = [right[0] - left[0], right[1] - left[1]];
  const [b, d] = [down[0] - up[0], down[1] - up[1]];
  const sum = (a * a + b * b + c * c + d * d) / 2;
  const det = a * d - b * c;
  const scale = Math.sqrt(sum + Math.sqrt(Math.max(0, sum * sum - det * det)));
  // A mirrored card cannot be photographed.
  return det > 0 && Number.isFinite(scale) ? scale : null;
}

function patchOf(photo: Pixels, matrix: Matrix3, centreX: number, centreY: number) {
  const values: [number[], number[], number[]] = [[], [], []];
  let [clipped, outside] = [0, false];
  for (let j = 0; j < SAMPLES; j++) {
    for (let i = 0; i < SAMPLES; i++) {
      const x = centreX + ((i + 0.5) / SAMPLES - 0.5) * CORE * patchWidthMm;
      const y = centreY + ((j + 0.5) / SAMPLES - 0.5) * CORE * patchHeightMm;
      const [u, v] = mapPoint(matrix, x, y);
      if (!(u >= 0 && v >= 0 && u < photo.widthPx && v < photo.heightPx)) {
        outside = true;
        continue;
      }
      const at = (Math.floor(v) * photo.widthPx + Math.floor(u)) * 3;
      const colour = [photo.data[at] ?? 0, photo.data[at + 1] ?? 0, photo.data[at + 2] ?? 0];
      if (Math.max(...colour) >= 250 || Math.max(...colour) <= 5) clipped++;
      colour.forEach((value, c) => {
        values[c]?.push(toLinear(value));
      });
    }
  }
  for (const channel of values) channel.sort((a, b) => a - b);
  const quantile = (channel: number[], share: number) => channel[Math.floor(share * channel.length)] ?? 0;
  const median = values.map((channel) => quantile(channel, 0.5)) as Light;
  const green = values[1];
  return {
    median,
    outside,
    clippedShare: clipped / SAMPLES ** 2,
    // Noise of dark patches is wide against their light: a floor keeps them from being called shadows.
    spread: (quantile(green, 0.75) - quantile(green, 0.25)) / (median[1] + 0.02),
  };
}

/** Greys have to go down step by step in every channel, whatever colour the light has. */
function isStepped(patches: readonly Light[]): boolean {
  const greys = patches.filter((_, k) => cardPatches[k]?.kind === 'grey');
  return greys.every((grey, k) => {
    const lighter = greys[k - 1];
    return !lighter || grey.every((value, c) => value < (lighter[c] ?? 0) * LEAST_STEP);
  });
}

function refuse(code: string, values: Reason['values'] = {}): CardResult {
  return { reading: null, refusal: { code, severity: 'warn', values } };
}
