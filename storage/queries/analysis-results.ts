import { eq } from 'drizzle-orm';
import type { Alignment, MeasuredPlace, Quality, Region } from '../../server/contract/analysis.ts';
import type { Matching } from '../../server/contract/matching.ts';
import { system } from '../actor.ts';
import type { Store } from '../open.ts';
import { analyses } from '../schema/measuring.ts';
import { type Transaction, transaction } from '../transaction.ts';
import { addAlignment } from './alignments.ts';
import { queueAnalyses } from './analyses.ts';
import { type AnalysisBasis, analysisBasisIn } from './analysis-basis.ts';
import { addComputedValue, type ComputedValue } from './measurements.ts';
import { ensureRegion } from './regions.ts';

/** What an analysis found. */
export type AnalysisResult = {
  quality: Quality;
  /** `null`: the alignment that was there still holds, or there is nothing to align to. */
  alignment: Pick<
    Alignment,
    'state' | 'matrix' | 'source' | 'quality' | 'refusal' | 'method' | 'methodVersion'
  > | null;
  discardsHand: boolean;
  /** Share of the region that the photo shows, 0–1; `null` where it is not aligned or there is no region. */
  overlap: number | null;
  /** Light against the reference's; `null` where it is not aligned. */
  matching: Matching | null;
  /** Where the reference had none: the protocol's region, or a person's that was carried from an earlier reference. */
  region: (MeasuredPlace & { source: Region['source'] }) | null;
  values: Pick<
    ComputedValue,
    'metric' | 'value' | 'unit' | 'method' | 'methodVersion' | 'matchingVersion' | 'uncertainty' | 'details'
  >[];
};

/** Names the versions a result stands on beside the methods; the same names are not measured twice. */
export function inputsOf(basis: AnalysisBasis): string {
  const { photo, reference, region, alignment } = basis;
  return [photo.visitId, photo.view, photo.pattern, reference?.id, region?.id, alignment?.id].join(' ');
}

function writeAlignment(tx: Transaction, now: Date, basis: AnalysisBasis, result: AnalysisResult): void {
  const { photo, reference } = basis;
  if (reference === null || result.alignment === null) return;
  addAlignment(tx, system, now, {
    ...result.alignment,
    photoId: photo.id,
    referenceId: reference.id,
    photoSize: { widthPx: photo.widthPx, heightPx: photo.heightPx },
    referenceSize: { widthPx: reference.widthPx, heightPx: reference.heightPx },
    discardsHand: result.discardsHand,
  });
}

/** Where the reference had no region this makes it; somebody waits for what the view's other photos are measured in. */
function writeRegion(tx: Transaction, now: Date, basis: AnalysisBasis, result: AnalysisResult): void {
  const { photo, reference } = basis;
  if (!reference?.isThisPhoto || result.region === null) return;
  const region = ensureRegion(tx, now, { reference, ...result.region });
  if (region.id === basis.region?.id) return;
  queueAnalyses(tx, now, { patientId: photo.patientId, view: photo.view });
}

/**
 * Writes everything an analysis found, or nothing. Answers `false` where something it stands on was changed meanwhile:
 * then the photo waits again and its result is dropped. `basis` is what it was made from.
 */
export async function finishAnalysis(
  store: Store,
  now: Date,
  basis: AnalysisBasis,
  methods: string,
  result: AnalysisResult,
): Promise<boolean> {
  return transaction(store, (tx): boolean => {
    const { id: photoId } = basis.photo;
    const row = tx.select().from(analyses).where(eq(analyses.photoId, photoId)).get();
    const present = analysisBasisIn(tx, photoId);
    if (row?.state !== 'running' || present === undefined) return false;
    if (inputsOf(present) !== inputsOf(basis)) return false;
    writeAlignment(tx, now, present, result);
    writeRegion(tx, now, present, result);
    const after = analysisBasisIn(tx, photoId) ?? present;
    const { photo, reference, region, alignment } = after;
    for (const value of result.values) {
      if (!reference || !region || alignment?.state !== 'accepted') break;
      addComputedValue(tx, now, {
        ...value,
        patientId: photo.patientId,
        visitId: photo.visitId,
        view: photo.view,
        photoId,
        referenceId: reference.id,
        regionId: region.id,
        alignmentId: alignment.id,
      });
    }
    tx.update(analyses)
      .set({
        state: 'done',
        quality: result.quality,
        overlap: result.overlap,
        matching: result.matching,
        inputs: inputsOf(after),
        methods,
        background: false,
        failure: null,
        realign: null,
        finishedAt: now.toISOString(),
      })
      .where(eq(analyses.photoId, photoId))
      .run();
    return true;
  });
}

/** The photo was measured from these very inputs by these very methods before: its result stands. */
export async function confirmAnalysis(store: Store, now: Date, photoId: string): Promise<void> {
  transaction(store, (tx): void => {
    const row = tx.select().from(analyses).where(eq(analyses.photoId, photoId)).get();
    if (row?.state !== 'running') return;
    tx.update(analyses)
      .set({ state: 'done', background: false, failure: null, finishedAt: now.toISOString() })
      .where(eq(analyses.photoId, photoId))
      .run();
  });
}
