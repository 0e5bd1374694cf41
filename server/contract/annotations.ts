import { type Static, Type } from 'typebox';
import { Polygon } from './analysis.ts';
import { Id, Instant, Name, orNull, strictObject, View } from './fields.ts';

/** What is drawn beside the photos and never into them: a length, an arrow, or words at a place. */
export const AnnotationKind = Type.Enum(['line', 'arrow', 'words']);
export type AnnotationKind = Static<typeof AnnotationKind>;

/** x ÷ width and y ÷ height of the reference's master, 0–1: so the alignment carries them to every visit. */
const Points = Type.Array(Polygon.items, { minItems: 1, maxItems: 2 });

/** One point for words, two for a line and for an arrow, whose second is its tip. */
export const NewAnnotation = strictObject({
  /** The photo it was drawn on. */
  photoId: Id,
  kind: AnnotationKind,
  points: Points,
  /** Needed for words, allowed beside an arrow. */
  text: Type.Optional(orNull(Name)),
});
export type NewAnnotation = Static<typeof NewAnnotation>;

export const Annotation = strictObject({
  id: Id,
  patientId: Id,
  view: View,
  /** Whose pixels the points are of; after another reference was chosen it is not drawn any more. */
  referencePhotoId: Id,
  photoId: Id,
  kind: AnnotationKind,
  points: Points,
  text: orNull(Type.String()),
  /** Of a line on the reference: by its colour card, else against the head's width, else in its pixels. */
  length: orNull(strictObject({ value: Type.Number(), unit: Type.Enum(['mm', '% of head width', 'px']) })),
  drawnBy: Type.String(),
  /** Drawn by the person who asks. */
  own: Type.Boolean(),
  createdAt: Instant,
});
export type Annotation = Static<typeof Annotation>;

export const AnnotationList = strictObject({ annotations: Type.Array(Annotation) });
export type AnnotationList = Static<typeof AnnotationList>;
