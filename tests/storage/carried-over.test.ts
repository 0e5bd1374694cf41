import { describe, expect, it } from 'vitest';
import type { Matrix3 } from '../../server/contract/matrix.ts';
import { carriedRegion } from '../../server/flow/carried-region.ts';
import { system } from '../../storage/actor.ts';
import { keepAlignmentByHand } from '../../storage/queries/alignment-by-hand.ts';
import { alignmentPair, findAlignment } from '../../storage/queries/alignments.ts';
import { queueRealignment } from '../../storage/queries/analyses.ts';
import { findAnalysisBasis } from '../../storage/queries/analysis-basis.ts';
import type { AnalysisResult } from '../../storage/queries/analysis-results.ts';
import { keepDefaultReferences } from '../../storage/queries/references.ts';
import { drawRegion } from '../../storage/queries/regions.ts';
import {
  aligned,
  analyseNext,
  fromReference,
  now,
  patientId,
  photo,
  polygon,
  result,
  store,
} from '../support/analysed-store.ts';

describe('a region that a person drew', () => {
  it('is carried to the next reference, at the same place of the head', async () => {
    await analyseNext(fromReference(50));
    await drawRegion(store, system, now, patientId, 'vertex', 1, { shape: 'area', polygon });
    await analyseNext(fromReference(50));
    // The photo shows the head 307.2 px (a tenth of its width) further to the left.
    const shifted = { ...result(60).alignment, matrix: [1, 0, 307.2, 0, 1, 0, 0, 0, 1] };
    expect(await analyseNext({ ...result(60), alignment: shifted as AnalysisResult['alignment'] })).toBe(
      photo,
    );
    await keepDefaultReferences(store, now, patientId, new Map([['vertex', photo]]));
    const basis = await findAnalysisBasis(store, photo);
    const carried = basis && carriedRegion(basis);
    expect(carried?.polygon.map(([x = 0, y]) => [Math.round(x * 1000) / 1000, y])).toEqual([
      [0.2, 0.3],
      [0.6, 0.3],
      [0.4, 0.7],
    ]);
  });
});

describe('alignments', () => {
  async function byHand() {
    const pair = await alignmentPair(store, system, photo);
    if (!pair?.reference) throw new Error('no reference');
    const matrix: Matrix3 = [1, 0, 9, 0, 1, 9, 0, 0, 1];
    const made = { matrix, source: 'nudged' as const, rotationDegrees: 0, scale: 1, tiltDegrees: null };
    const seen = (await findAlignment(store, system, photo))?.version ?? 0;
    return keepAlignmentByHand(
      store,
      system,
      now,
      { photo: pair.photo, reference: pair.reference },
      seen,
      made,
    );
  }
  const source = async () => (await findAlignment(store, system, photo))?.source;

  it('a person’s keeps what the registration knew of the head’s pose, and says so where it knew nothing', async () => {
    const tilted = { ...aligned, tiltDegrees: 14 };
    const auto = { ...result(60).alignment, quality: tilted } as AnalysisResult['alignment'];
    const tilt = async () => (await findAlignment(store, system, photo))?.quality.tiltDegrees;
    await analyseNext(fromReference(50));
    await byHand();
    expect(await tilt()).toBeNull();
    await queueRealignment(store, system, now, { id: photo, patientId }, 'discard_hand');
    await analyseNext(result(61, { alignment: auto, discardsHand: true }));
    await byHand();
    await byHand();
    expect(await source()).toBe('nudged');
    expect(await tilt()).toBe(14);
  });

  it('a person’s survives every automatic one that nobody asked for in its place', async () => {
    await analyseNext(fromReference(50));
    await analyseNext(result(60));
    expect(await source()).toBe('auto');
    await byHand();
    expect(await source()).toBe('nudged');
    expect(await analyseNext(result(61))).toBe(photo);
    expect(await source()).toBe('nudged');
    await queueRealignment(store, system, now, { id: photo, patientId }, 'discard_hand');
    await analyseNext(result(62, { discardsHand: true }));
    expect(await source()).toBe('auto');
    await byHand();
    expect(await source()).toBe('nudged');
  });
});
