import { type Static, Type } from 'typebox';
import {
  AlignmentSource,
  AnalysisState,
  Id,
  Instant,
  Matrix,
  orNull,
  Reason,
  Size,
  strictObject,
  Version,
  View,
  WhyText,
} from './fields.ts';
import { Measurement } from './measurements.ts';

/** Master pixels a millimetre where the colour card lies, not where the scalp does. */
export const Scale = strictObject({ pxPerMm: Type.Number(), source: Type.Literal('card') });
export type Scale = Static<typeof Scale>;

/** What can be told from one photo alone, before any comparison. */
export const Quality = strictObject({
  methodVersion: Type.Integer(),
  /** Fine structure against coarser, at one size of the head; only compared with another photo's. */
  sharpness: Type.Number(),
  /** Share of pixels ≥ 250 and ≤ 5 of 255, in percent. */
  clippedBrightPercent: Type.Number(),
  clippedDarkPercent: Type.Number(),
  /** Mean luminance, 0–255. */
  brightness: Type.Number(),
  /** Width of the head in master pixels, where it could be found. */
  headWidthPx: orNull(Type.Number()),
  /** `null`: no card was read; absent: measured before cards were. */
  scale: Type.Optional(orNull(Scale)),
  reasons: Type.Array(Reason),
});
export type Quality = Static<typeof Quality>;

export const AlignmentQuality = strictObject({
  /** Correlation after alignment, −1…1; alone it never accepts. */
  correlation: orNull(Type.Number()),
  /** Share of the reference's region that the follow-up still shows, 0–1. */
  overlap: orNull(Type.Number()),
  /** Forward and back again: mean displacement in percent of the head's width. */
  forwardBackwardPercent: orNull(Type.Number()),
  rotationDegrees: orNull(Type.Number()),
  scale: orNull(Type.Number()),
  /** How far the head is turned or nodded against the reference; absent or `null`: not known. */
  tiltDegrees: Type.Optional(orNull(Type.Number())),
});
export type AlignmentQuality = Static<typeof AlignmentQuality>;

export const Alignment = strictObject({
  id: Id,
  /** Which of the photo's alignments this is, counted from 1. */
  version: Version,
  photoId: Id,
  referencePhotoId: Id,
  referenceVersion: Version,
  state: Type.Enum(['accepted', 'refused']),
  matrix: orNull(Matrix),
  photoSize: Size,
  referenceSize: Size,
  source: AlignmentSource,
  quality: AlignmentQuality,
  refusal: orNull(Reason),
  method: Type.String(),
  methodVersion: Type.Integer(),
  createdAt: Instant,
});
export type Alignment = Static<typeof Alignment>;

const Point = Type.Array(Type.Number(), { minItems: 2, maxItems: 2 });

/** Landmarks (2–8 pairs, master pixels: photo, reference) or a matrix set by hand; a person's always wins. */
export const AlignmentByHand = Type.Union([
  strictObject({
    source: Type.Literal('landmarks'),
    pairs: Type.Array(strictObject({ photo: Point, reference: Point }), { minItems: 2, maxItems: 8 }),
  }),
  strictObject({ source: Type.Enum(['nudged', 'matrix']), matrix: Matrix }),
]);
export type AlignmentByHand = Static<typeof AlignmentByHand>;

export const Analysis = strictObject({
  photoId: Id,
  state: AnalysisState,
  /** `done`, by methods that changed since: it is measured again in the background, and this stands until then. */
  again: Type.Boolean(),
  /** A catalogue code when `failed`. */
  failure: orNull(Type.String()),
  quality: orNull(Quality),
  /** What of its visit stands against the photo, a reference too: hair, side of the needle, days since an injection. */
  visitReasons: Type.Array(Reason),
  alignment: orNull(Alignment),
  measurements: Type.Array(Measurement),
});
export type Analysis = Static<typeof Analysis>;

export const Reference = strictObject({
  patientId: Id,
  view: View,
  photoId: Id,
  visitId: Id,
  version: Version,
  source: Type.Enum(['automatic', 'doctor']),
  reason: orNull(Type.String()),
  createdAt: Instant,
});
export type Reference = Static<typeof Reference>;

export const ReferenceChoice = strictObject({
  photoId: Id,
  reason: WhyText,
});
export type ReferenceChoice = Static<typeof ReferenceChoice>;

/** Corner points, x ÷ width and y ÷ height of the reference's master, 0–1. */
export const Polygon = Type.Array(
  Type.Array(Type.Number({ minimum: 0, maximum: 1 }), { minItems: 2, maxItems: 2 }),
  {
    minItems: 3,
    maxItems: 64,
  },
);
export type Polygon = Static<typeof Polygon>;

/** `area`: the outline of a piece of scalp; `part`: three points along parted hair, front, middle and back. */
export const RegionShape = Type.Enum(['area', 'part']);
export type RegionShape = Static<typeof RegionShape>;

/** Where something is measured, on the reference's master. */
export const MeasuredPlace = strictObject({ shape: RegionShape, polygon: Polygon });
export type MeasuredPlace = Static<typeof MeasuredPlace>;

export const Region = strictObject({
  patientId: Id,
  view: View,
  referencePhotoId: orNull(Id),
  referenceVersion: orNull(Version),
  version: Version,
  shape: RegionShape,
  polygon: Polygon,
  source: Type.Enum(['protocol', 'person']),
  createdAt: Instant,
});
export type Region = Static<typeof Region>;

export const RegionChange = strictObject({ polygon: Polygon });
export type RegionChange = Static<typeof RegionChange>;
