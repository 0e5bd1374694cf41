import { system } from '../../storage/actor.ts';
import { isByHand } from '../../storage/queries/alignments.ts';
import type { AnalysisRow } from '../../storage/queries/analyses.ts';
import { releaseAnalysis } from '../../storage/queries/analyses.ts';
import { type AnalysisBasis, findAnalysisBasis } from '../../storage/queries/analysis-basis.ts';
import {
  type AnalysisResult,
  confirmAnalysis,
  finishAnalysis,
  inputsOf,
} from '../../storage/queries/analysis-results.ts';
import { letReferenceGoFirst } from '../../storage/queries/outdated-analyses.ts';
import { patientOfPhoto } from '../../storage/queries/photo-records.ts';
import { measuredIn, shapeFor } from '../clinic/measured-views.ts';
import type { MeasuredPlace } from '../contract/analysis.ts';
import type { Deps } from '../deps.ts';
import { refusalOf } from '../imaging/refusal.ts';
import type { AnalyseInput } from './analyse-task.ts';
import { carriedRegion } from './carried-region.ts';
import { refreshDefaultReferences } from './default-references.ts';
import { poolFailureOf } from './image-worker-process.ts';
import { measuringMethods, presentMethods } from './measuring-methods.ts';
import { refreshMilestones } from './refresh-milestones.ts';

/** Which alignment the worker may keep: a person's unless it was discarded, the program's unless asked for again. */
function keptAlignment({ alignment, reference }: AnalysisBasis, row: AnalysisRow): AnalyseInput['alignment'] {
  if (alignment === null) return null;
  if (reference?.isThisPhoto) return { state: 'accepted', matrix: alignment.matrix };
  const asked = isByHand(alignment) ? row.realign === 'discard_hand' : row.realign !== null;
  const outdated = alignment.source === 'auto' && alignment.methodVersion !== measuringMethods.registration;
  if (asked || outdated) return null;
  return { state: alignment.state, matrix: alignment.state === 'accepted' ? alignment.matrix : null };
}

/** Where the view is measured, as a task takes it; a reference whose pattern of loss was corrected gets a new place. */
function usableRegion({ photo, reference, region }: AnalysisBasis): MeasuredPlace | null {
  if (region === null) return null;
  const fits = region.shape === shapeFor(measuredIn(photo.pattern, photo.view));
  return fits || !reference?.isThisPhoto ? { shape: region.shape, polygon: region.polygon } : null;
}

function taskInput(
  deps: Pick<Deps, 'config'>,
  basis: AnalysisBasis,
  row: AnalysisRow,
  carried: MeasuredPlace | null,
): AnalyseInput {
  const { photo, reference } = basis;
  return {
    dataFolder: deps.config.DATA_DIR,
    view: photo.view,
    metric: measuredIn(photo.pattern, photo.view),
    photoFolder: photo.folder,
    reference,
    region: usableRegion(basis) ?? carried,
    alignment: keptAlignment(basis, row),
  };
}

function isMeasuredBefore(row: AnalysisRow, basis: AnalysisBasis): boolean {
  const asked = row.quality === null || row.realign !== null;
  return !asked && row.methods === presentMethods && row.inputs === inputsOf(basis);
}

/**
 * One photo off the list: the references that follow from the patient's photos, then the measuring in a worker, then
 * everything it found in one transaction. Rejects with the worker's error; where something the result stands on was
 * changed meanwhile, nothing is written and the photo waits again.
 */
export async function analysePhoto(
  deps: Pick<Deps, 'store' | 'pool' | 'config' | 'clock'>,
  row: AnalysisRow,
  signal: AbortSignal,
): Promise<void> {
  const { store, clock } = deps;
  const owner = await patientOfPhoto(store, system, row.photoId);
  if (owner === undefined) return;
  const moved = await refreshDefaultReferences(store, clock(), owner.patientId);
  // With a new reference the whole view waits again, this photo among it, and the reference goes first.
  if (moved.includes(owner.view)) return;
  const basis = await findAnalysisBasis(store, row.photoId);
  if (basis === undefined) return;
  const { reference } = basis;
  if (reference && !reference.isThisPhoto) {
    const waits = await letReferenceGoFirst(store, clock(), row, reference.photoId, presentMethods);
    if (waits) return;
  }
  if (isMeasuredBefore(row, basis)) {
    await confirmAnalysis(store, clock(), row.photoId);
  } else {
    const carried = carriedRegion(basis);
    const { region, ...output } = await deps.pool.run(
      'analyse',
      taskInput(deps, basis, row, carried),
      signal,
    );
    const made = region && ({ ...region, source: 'protocol' } as const);
    const result: AnalysisResult = {
      ...output,
      region: carried ? { ...carried, source: 'person' } : made,
      discardsHand: row.realign === 'discard_hand',
    };
    const written = await finishAnalysis(store, clock(), basis, presentMethods, result);
    if (!written) await releaseAnalysis(store, row.photoId);
  }
  await refreshMilestones(store, clock(), owner.patientId);
}

/** The catalogue's code of why an analysis came to nothing, and whether another try may go better. */
export function failureOf(error: unknown): { code: string; again: boolean } {
  if (poolFailureOf(error) === 'timed_out') return { code: 'analysis_timed_out', again: true };
  if (poolFailureOf(error) !== null) return { code: 'analysis_interrupted', again: true };
  if (refusalOf(error) !== null) return { code: 'analysis_unreadable', again: false };
  if ((error as NodeJS.ErrnoException | null)?.code === 'ENOENT') {
    return { code: 'analysis_file_missing', again: false };
  }
  return { code: 'analysis_broke', again: true };
}
