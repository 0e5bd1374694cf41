import type { AnalysisResult } from '../../storage/queries/analysis-results.ts';
import { type MeasuredMetric, shapeFor } from '../clinic/measured-views.ts';
import type { MeasuredPlace } from '../contract/analysis.ts';
import { isCloseUp, type View } from '../contract/codes.ts';
import { identity, inverted, type Matrix3 } from '../contract/matrix.ts';
import type { CardResult } from '../imaging/colour-card.ts';
import { findHeadOutline } from '../imaging/head-outline.ts';
import { matchLight } from '../imaging/matching.ts';
import { lightOf, type PhotoLight, referenceLight } from '../imaging/photo-matching.ts';
import type { Pixels } from '../imaging/pixels.ts';
import { regionOverlap } from '../imaging/region.ts';
import { register } from '../imaging/register/register.ts';
import { type Aligned, cornersOf, measure, protocolPlace } from './measured-values.ts';
import { judged, photoIn, withReason } from './quality-task.ts';

export type AnalyseInput = {
  dataFolder: string;
  view: View;
  /** `null`: nothing is measured in this view. */
  metric: MeasuredMetric | null;
  photoFolder: string;
  /** `null`: the view has no reference, and only what one photo tells is found. */
  reference: { folder: string; isThisPhoto: boolean; pxPerMm: number | null } | null;
  /** `null`: the protocol's is made where this is the reference. */
  region: MeasuredPlace | null;
  /** The alignment that is kept; `null`: it is looked for. A kept refusal has no matrix. */
  alignment: { state: 'accepted' | 'refused'; matrix: Matrix3 | null } | null;
};

/** `region`: the protocol's, where none was given. */
export type AnalyseOutput = Omit<AnalysisResult, 'discardsHand' | 'region'> & {
  region: MeasuredPlace | null;
};

type NewAlignment = AnalysisResult['alignment'];

/** The reference lies on itself. */
const onItself: NewAlignment = {
  state: 'accepted',
  matrix: [...identity],
  source: 'identity',
  quality: { correlation: 1, overlap: 1, forwardBackwardPercent: 0, rotationDegrees: 0, scale: 1 },
  refusal: null,
  method: 'identity',
  methodVersion: 1,
};

async function alignmentOf(
  input: AnalyseInput,
  photo: Pixels,
  reference: Pixels,
): Promise<{ found: NewAlignment; matrix: Matrix3 | null }> {
  if (input.alignment) return { found: null, matrix: input.alignment.matrix };
  if (input.reference?.isThisPhoto) return { found: onItself, matrix: identity };
  // By the outline of a head that is not there it would lie anywhere; a person may set landmarks.
  if (isCloseUp(input.view)) return { found: null, matrix: null };
  const { matrix, ...registration } = await register(photo, reference);
  const found: NewAlignment = { ...registration, matrix, source: 'auto' };
  return { found, matrix: registration.state === 'accepted' ? matrix : null };
}

/** The light of a follow-up against the reference's, from the card in both or from the head outside the region. */
export async function lightBetween(aligned: Aligned, card: CardResult): Promise<PhotoLight> {
  const { photo, reference, isReference, matrix, region, outline } = aligned;
  if (isReference) return referenceLight;
  const corners = cornersOf(region, reference, outline);
  return lightOf(card, reference, await matchLight(photo, reference, matrix, corners, outline));
}

/**
 * Everything that is measured on a photo: quality, alignment, region, hair, in this order. Throws the disk's error
 * where a master cannot be read, and the decoder's where it is damaged.
 */
export async function analyseTask(input: AnalyseInput): Promise<AnalyseOutput> {
  const { dataFolder } = input;
  const photo = await photoIn(dataFolder, input.photoFolder);
  const { quality, card } = await judged(photo, input.view);
  const nothing = { alignment: null, overlap: null, matching: null, region: null, values: [] };
  if (input.reference === null) return { ...nothing, quality };
  const { metric } = input;
  const { isThisPhoto, folder } = input.reference;
  const reference = isThisPhoto ? photo : await photoIn(dataFolder, folder);
  const { found, matrix } = await alignmentOf(input, photo, reference);
  const outline = isCloseUp(input.view) ? null : await findHeadOutline(reference);
  const place =
    input.region ?? (isThisPhoto ? await protocolPlace(metric, input.view, reference, outline) : null);
  const region = input.region === null ? place : null;
  if (matrix === null || place === null) return { ...nothing, quality, alignment: found, region };
  const overlap = regionOverlap(cornersOf(place, reference, outline), inverted(matrix), photo);
  const aligned = { photo, reference, isReference: isThisPhoto, matrix, region: place, outline };
  const { matching } = await lightBetween(aligned, card);
  const common = { ...nothing, quality, alignment: found, overlap, matching, region };
  if (metric === null || place.shape !== shapeFor(metric)) return common;
  const scale = isThisPhoto ? quality.scale?.pxPerMm : input.reference.pxPerMm;
  const { value, refusal } = await measure(metric, aligned, scale ?? null);
  return {
    ...common,
    quality: withReason(quality, refusal),
    values: value ? [value] : [],
  };
}
