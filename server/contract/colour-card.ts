/**
 * Our own colour card, as data: what the page prints is what the program looks for. Lengths in millimetres from the
 * card's top-left corner, x to the right and y down. A changed layout needs other markers and another version, so
 * that a card printed before is never read by the wrong plan.
 */

export const CARD_LAYOUT_VERSION = 1;

/** A6 across. */
export const cardWidthMm = 148;
export const cardHeightMm = 105;

export type Rgb = readonly [red: number, green: number, blue: number];

/** Black corner marker of OpenCV's dictionary DICT_5X5_50: five rows of bits (1 is white) in a black border. */
export interface CardMarker {
  id: number;
  leftMm: number;
  topMm: number;
  bits: readonly string[];
}

export const markerSideMm = 14;
/** Five bits and a border of one on each side. */
export const markerCells = 7;

const [nearMm, farLeftMm, farTopMm] = [6, cardWidthMm - 20, cardHeightMm - 20];

/** Clockwise from the top-left corner of the card. */
export const cardMarkers: readonly CardMarker[] = [
  { id: 7, leftMm: nearMm, topMm: nearMm, bits: ['01110', '00100', '00101', '00011', '01011'] },
  { id: 13, leftMm: farLeftMm, topMm: nearMm, bits: ['00101', '11100', '11100', '01011', '00110'] },
  { id: 29, leftMm: farLeftMm, topMm: farTopMm, bits: ['00010', '01000', '01000', '10001', '11011'] },
  { id: 41, leftMm: nearMm, topMm: farTopMm, bits: ['01010', '01010', '01011', '11100', '11110'] },
];

export interface CardPatch {
  kind: 'grey' | 'colour';
  /** Stated sRGB, 0–255; an office printer only comes near it. */
  srgb: Rgb;
  leftMm: number;
  topMm: number;
}

export const patchWidthMm = 15;
export const patchHeightMm = 20;

const row = (kind: CardPatch['kind'], topMm: number, colours: readonly Rgb[]): CardPatch[] =>
  colours.map((srgb, k) => ({ kind, srgb, leftMm: 24 + k * (patchWidthMm + 2), topMm }));

/** Greys from light to dark: the lightest stays below white, so that it clips after the skin does. */
const greys = [225, 185, 148, 112, 78, 48].map((v): Rgb => [v, v, v]);

/** Red, green, blue, yellow, and two that lie near skin and near brown hair. */
const colours: readonly Rgb[] = [
  [175, 54, 60],
  [70, 148, 73],
  [56, 61, 150],
  [231, 199, 31],
  [194, 150, 130],
  [115, 82, 68],
];

export const cardPatches: readonly CardPatch[] = [...row('grey', 24, greys), ...row('colour', 46, colours)];

/** The line that has to measure 100 mm on paper; ticks stand on it every millimetre. */
export const ruler = { leftMm: 24, topMm: 78, lengthMm: 100 };
