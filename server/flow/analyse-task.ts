import { localPhotoFiles } from '../../storage/photo-files.ts';
import type { AnalysisResult } from '../../storage/queries/analysis-results.ts';
import type { Polygon } from '../contract/analysis.ts';
import type { View } from '../contract/codes.ts';
import type { Matrix } from '../contract/fields.ts';
import { analyse } from '../imaging/analyse.ts';
import { readMasterPixels } from '../imaging/master-pixels.ts';

export type AnalyseInput = {
  dataFolder: string;
  view: View;
  photoFolder: string;
  /** `null`: the view has no reference, and only what one photo tells is found. */
  reference: { folder: string; isThisPhoto: boolean } | null;
  /** Corner points in shares of the reference; `null`: the protocol's is made where this is the reference. */
  region: Polygon | null;
  /** The alignment that is kept; `null`: it is looked for. A kept refusal has no matrix. */
  alignment: { state: 'accepted' | 'refused'; matrix: Matrix | null } | null;
  /** What the reference was measured by. */
  model: Record<string, unknown> | null;
};

export type AnalyseOutput = Omit<AnalysisResult, 'discardsHand'>;
