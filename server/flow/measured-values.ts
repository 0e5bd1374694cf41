import type { AnalysisResult } from '../../storage/queries/analysis-results.ts';
import { type MeasuredMetric, partWidthUnit } from '../clinic/measured-views.ts';
import type { MeasuredPlace } from '../contract/analysis.ts';
import type { Reason, Size } from '../contract/fields.ts';
import type { Matrix3, Point } from '../contract/matrix.ts';
import { measureCoverage } from '../imaging/coverage/measure.ts';
import { headWidth } from '../imaging/coverage/scene.ts';
import type { HeadOutline } from '../imaging/head-outline.ts';
import { MATCHING_VERSION, PART_WIDTH_VERSION } from '../imaging/method-versions.ts';
import { partBand } from '../imaging/part-width/band.ts';
import { findPart } from '../imaging/part-width/find-part.ts';
import { measurePartWidth, PART_WIDTH_METHOD, type PartWidthReading } from '../imaging/part-width/measure.ts';
import type { Pixels } from '../imaging/pixels.ts';
import { defaultRegion, toPixelCorners } from '../imaging/region.ts';

/** A photo on its reference: all that its light and its hair are told from. */
export type Aligned = {
  photo: Pixels;
  reference: Pixels;
  isReference: boolean;
  matrix: Matrix3;
  region: MeasuredPlace;
  /** The head on the reference, where it was found. */
  outline: HeadOutline | null;
};

type Value = AnalysisResult['values'][number];
export type Measured = { value: Value | null; refusal: Reason | null };

/** Where a view is measured unless a person says otherwise. */
export async function protocolPlace(
  metric: MeasuredMetric | null,
  view: Parameters<typeof defaultRegion>[0],
  reference: Pixels,
  outline: HeadOutline | null,
): Promise<MeasuredPlace> {
  if (metric === 'part_width') return { shape: 'part', polygon: await findPart(reference, outline) };
  return { shape: 'area', polygon: defaultRegion(view, reference, outline) };
}

/** The outline of what is measured, reference master pixels: around a part, the strip its hair is looked at in. */
export function cornersOf(region: MeasuredPlace, reference: Size, outline: HeadOutline | null): Point[] {
  const corners = toPixelCorners(region.polygon, reference.widthPx, reference.heightPx);
  return region.shape === 'part' ? partBand(corners, headWidth(outline, reference)) : corners;
}

/**
 * What a photo is measured for, in the place its reference has for it.
 * @param pxPerMm master pixels of the reference a millimetre; `null`: no scale was seen on it
 */
export async function measure(
  metric: MeasuredMetric,
  aligned: Aligned,
  pxPerMm: number | null,
): Promise<Measured> {
  const { photo, matrix, reference, region, outline } = aligned;
  const task = { photo, matrix, referenceSize: reference, outline };
  if (metric === 'part_width') {
    const { reading, refusal } = await measurePartWidth({ ...task, points: region.polygon });
    return { value: reading && partWidthValue(reading, pxPerMm), refusal };
  }
  const { reading, refusal } = await measureCoverage({ ...task, region: region.polygon });
  const value: Value | null = reading && {
    metric,
    value: reading.valuePercent,
    unit: '%',
    method: reading.method,
    methodVersion: reading.methodVersion,
    matchingVersion: MATCHING_VERSION,
    uncertainty: reading.uncertaintyPercent,
    details: {},
  };
  return { value, refusal };
}

/** In millimetres where the reference has a scale: all photos of a series get the same unit. */
function partWidthValue(reading: PartWidthReading, pxPerMm: number | null): Value {
  const { widthPx, widthPercent, uncertaintyShare, lines } = reading;
  const scale = pxPerMm === null ? widthPercent / widthPx : 1 / pxPerMm;
  const [front, middle, back] = lines.map((line) => line.widthPx * scale);
  return {
    metric: 'part_width',
    value: widthPx * scale,
    unit: partWidthUnit(pxPerMm !== null),
    method: PART_WIDTH_METHOD,
    methodVersion: PART_WIDTH_VERSION,
    matchingVersion: MATCHING_VERSION,
    uncertainty: widthPx * scale * uncertaintyShare,
    details: { front: front ?? null, middle: middle ?? null, back: back ?? null },
  };
}
