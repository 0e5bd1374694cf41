import type { View } from '../../contract/codes.ts';

/** Linear-light RGB, 0–1. */
export type Colour = readonly [red: number, green: number, blue: number];

/** Where hair is lost: Hamilton–Norwood (temples, crown, both, the whole top), Ludwig, or everywhere alike. */
export type LossPattern = 'temples' | 'crown' | 'temples_and_crown' | 'top' | 'midline' | 'diffuse' | 'none';

/** What no visit changes. Another seed is another person. */
export interface Person {
  seed: number;
  skin: Colour;
  hair: Colour;
  /** Share of the strands that are white, 0–1. */
  grey: number;
  /** How far a strand swings to its sides, mm, and over which length, mm; 0 is straight. */
  curl: { swingMm: number; waveMm: number };
  /** Diameter of a strand, mm: 0.05 fine, 0.07 usual, 0.1 thick. */
  calibreMm: number;
  /** Hairs a mm² where nothing is lost. */
  densityPerMm2: number;
  pattern: LossPattern;
  /** 0 matt, 1 oily. */
  shine: number;
  /** Hair is parted along the midline. */
  parted: boolean;
}

/** The head on one day. */
export interface HeadState {
  /** Share of the hair lost where the pattern is at its fullest, 0–1; a smaller one keeps every hair of a greater one. */
  loss: number;
  lengthMm: number;
  /** Width of the parted midline, mm, at the front, middle and back point. */
  partWidthMm?: readonly [number, number, number];
  /** Another number is another combing of the same hair, changed by `combing` (0 the same, 1 a usual other day). */
  day?: number;
  combing?: number;
}

/** How one photograph is taken. Degrees and shares of the frame; everything left out is as it should be. */
export interface Shot {
  view: View;
  widthPx: number;
  heightPx: number;
  /** Width of the head in the picture at the distance of 1. */
  headWidthPx: number;
  turnDegrees?: number;
  nodDegrees?: number;
  tiltDegrees?: number;
  /** Distance of the camera against the usual one; the picture shrinks with it. */
  distance?: number;
  /** Shift of the head in the picture, share of the head's width. */
  shiftX?: number;
  shiftY?: number;
  light?: {
    /** Exposure against the usual one. */
    gain?: number;
    /** Red and blue against green. */
    red?: number;
    blue?: number;
    /** Where the lamp stands: degrees clockwise from the picture's top, and degrees above the picture's plane. */
    aroundDegrees?: number;
    heightDegrees?: number;
    /** Share of the light that comes from the lamp, 0–1. */
    hardness?: number;
  };
  /** Standard deviation of the blur, px; 0.6 is in focus. */
  blurPx?: number;
  /** Standard deviation of the noise in 8-bit steps at mid-grey. */
  noise?: number;
  /** Another number is another room and another grain. */
  room?: number;
  jpegQuality?: number;
}
