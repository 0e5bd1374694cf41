import { localPhotoFiles } from '../../storage/photo-files.ts';
import type { AnalysisResult } from '../../storage/queries/analysis-results.ts';
import { qualityGates } from '../clinic/gates.ts';
import type { Polygon, Quality } from '../contract/analysis.ts';
import type { View } from '../contract/codes.ts';
import type { Reason } from '../contract/fields.ts';
import { identity, inverted, type Matrix3 } from '../contract/matrix.ts';
import { type CardResult, readColourCard } from '../imaging/colour-card.ts';
import { type CoverageReading, measureCoverage } from '../imaging/coverage.ts';
import type { CoverageModel } from '../imaging/coverage-model.ts';
import { findHeadOutline, type HeadOutline } from '../imaging/head-outline.ts';
import { readMasterPixels } from '../imaging/master-pixels.ts';
import { MATCHING_VERSION, matchLight } from '../imaging/matching.ts';
import { lightOf, type PhotoLight, referenceLight } from '../imaging/photo-matching.ts';
import type { Pixels } from '../imaging/pixels.ts';
import { measureQuality } from '../imaging/quality.ts';
import { defaultRegion, regionOverlap, toPixelCorners } from '../imaging/region.ts';
import { register } from '../imaging/register/register.ts';

export type AnalyseInput = {
  dataFolder: string;
  view: View;
  measuresCoverage: boolean;
  photoFolder: string;
  /** `null`: the view has no reference, and only what one photo tells is found. */
  reference: { folder: string; isThisPhoto: boolean } | null;
  /** Corner points in shares of the reference; `null`: the protocol's is made where this is the reference. */
  region: Polygon | null;
  /** The alignment that is kept; `null`: it is looked for. A kept refusal has no matrix. */
  alignment: { state: 'accepted' | 'refused'; matrix: Matrix3 | null } | null;
  /** What the reference was measured by. */
  model: Record<string, unknown> | null;
};

/** `region`: the protocol's, where none was given. */
export type AnalyseOutput = Omit<AnalysisResult, 'discardsHand' | 'region'> & { region: Polygon | null };

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
  const { matrix, ...registration } = await register(photo, reference);
  const found: NewAlignment = { ...registration, matrix, source: 'auto' };
  return { found, matrix: registration.state === 'accepted' ? matrix : null };
}

type Measured = { reading: CoverageReading; refusal: null } | { reading: null; refusal: Reason };

/** A photo on its reference: all that its light and its coverage are told from. */
export type Aligned = {
  photo: Pixels;
  reference: Pixels;
  isReference: boolean;
  matrix: Matrix3;
  region: Polygon;
  /** The head on the reference, where it was found. */
  outline: HeadOutline | null;
};

/** The light of a follow-up against the reference's, from the card in both or from the head outside the region. */
export async function lightBetween(aligned: Aligned, card: CardResult): Promise<PhotoLight> {
  const { photo, reference, isReference, matrix, region, outline } = aligned;
  if (isReference) return referenceLight;
  const corners = toPixelCorners(region, reference.widthPx, reference.heightPx);
  return lightOf(card, reference, matchLight(photo, reference, matrix, corners, outline));
}

/** Coverage of the region, in the light that was found. */
export function coverageOf(
  { photo, reference, matrix, region, outline }: Aligned,
  model: CoverageModel | null,
  light: PhotoLight['light'],
): Measured {
  return measureCoverage({ photo, matrix, referenceSize: reference, region, outline, model, light });
}

function coverageValue(reading: CoverageReading): AnalysisResult['values'][number] {
  return {
    metric: 'coverage',
    value: reading.valuePercent,
    unit: '%',
    method: reading.method,
    methodVersion: reading.methodVersion,
    matchingVersion: MATCHING_VERSION,
    uncertainty: reading.uncertaintyPercent,
    details: {},
  };
}

function withGates(quality: Omit<Quality, 'reasons'>): Quality {
  const clippedPercent = quality.clippedBrightPercent + quality.clippedDarkPercent;
  return { ...quality, reasons: qualityGates({ ...quality, clippedPercent }) };
}

/** The scale belongs to what one photo tells; a card that is half seen is said while the patient still sits there. */
function withCard(quality: Quality, { reading, refusal }: CardResult): Quality {
  const scale = reading && { pxPerMm: reading.pxPerMm, source: 'card' as const };
  return withReason({ ...quality, scale }, refusal);
}

function withReason(quality: Quality, refusal: Reason | null): Quality {
  return refusal === null ? quality : { ...quality, reasons: [...quality.reasons, refusal] };
}

/**
 * Everything that is measured on a photo: quality, alignment, region, coverage, in this order. Throws the disk's error
 * where a master cannot be read, and the decoder's where it is damaged.
 */
export async function analyseTask(input: AnalyseInput): Promise<AnalyseOutput> {
  const files = localPhotoFiles(input.dataFolder);
  const photo = await readMasterPixels(await files.read(input.photoFolder, 'master'));
  const card = await readColourCard(photo);
  const quality = withCard(withGates(measureQuality(photo)), card);
  const nothing = { alignment: null, overlap: null, matching: null, region: null, model: null, values: [] };
  if (input.reference === null) return { ...nothing, quality };
  const { isThisPhoto, folder } = input.reference;
  const reference = isThisPhoto ? photo : await readMasterPixels(await files.read(folder, 'master'));
  const { found, matrix } = await alignmentOf(input, photo, reference);
  const region = input.region ?? (isThisPhoto ? defaultRegion(input.view, reference) : null);
  const made = input.region === null ? region : null;
  if (matrix === null || region === null) return { ...nothing, quality, alignment: found, region: made };
  const corners = toPixelCorners(region, reference.widthPx, reference.heightPx);
  const overlap = regionOverlap(corners, inverted(matrix), photo);
  const outline = findHeadOutline(reference);
  const aligned = { photo, reference, isReference: isThisPhoto, matrix, region, outline };
  const { light, matching: lit } = await lightBetween(aligned, card);
  const common = { quality, alignment: found, overlap, matching: lit, region: made };
  const model = input.model as CoverageModel | null;
  if (!input.measuresCoverage || (!isThisPhoto && model === null)) return { ...nothing, ...common };
  const { reading, refusal } = coverageOf(aligned, model, light);
  return {
    ...common,
    quality: withReason(quality, refusal),
    model: isThisPhoto && reading ? { ...reading.model } : null,
    values: reading ? [coverageValue(reading)] : [],
  };
}
