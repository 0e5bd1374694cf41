import { and, desc, eq } from 'drizzle-orm';
import type { Alignment, MeasuredPlace } from '../../server/contract/analysis.ts';
import type { Pattern, View } from '../../server/contract/codes.ts';
import type { Matrix, Size } from '../../server/contract/fields.ts';
import { system } from '../actor.ts';
import type { Store } from '../open.ts';
import { analyses, references, regions } from '../schema/measuring.ts';
import { visits } from '../schema/patients.ts';
import { photos } from '../schema/photos.ts';
import type { Transaction } from '../transaction.ts';
import { currentAlignmentsIn } from './alignments.ts';
import { type CurrentReference, currentReferencesIn } from './references.ts';
import { type CurrentRegion, currentRegionIn } from './regions.ts';

/** Everything an analysis of a photo starts from, as it stands at one moment. */
export type AnalysisBasis = {
  photo: Size & {
    id: string;
    patientId: string;
    visitId: string;
    view: View;
    pattern: Pattern;
    folder: string;
  };
  /** `null`: the view has no reference; then only what one photo alone tells is found. */
  reference:
    | (CurrentReference & Size & { folder: string; isThisPhoto: boolean; pxPerMm: number | null })
    | null;
  region: CurrentRegion | null;
  /** How the photo lies on the reference, whoever said so. */
  alignment: Alignment | null;
  /** For a reference without a region: what a person drew on an earlier one, and how this photo lies on that. */
  earlier: (MeasuredPlace & { size: Size; matrix: Matrix }) | null;
};

const picture = {
  id: photos.id,
  patientId: photos.patientId,
  visitId: photos.visitId,
  view: photos.view,
  pattern: visits.pattern,
  folder: photos.folder,
  widthPx: photos.widthPx,
  heightPx: photos.heightPx,
};

function pictureIn(tx: Transaction, photoId: string): AnalysisBasis['photo'] | undefined {
  return tx
    .select(picture)
    .from(photos)
    .innerJoin(visits, eq(visits.id, photos.visitId))
    .where(eq(photos.id, photoId))
    .get();
}

/** Master pixels a millimetre on a photo, where it was measured and shows a scale. */
function scaleIn(tx: Transaction, photoId: string): number | null {
  const row = tx
    .select({ quality: analyses.quality })
    .from(analyses)
    .where(eq(analyses.photoId, photoId))
    .get();
  return row?.quality?.scale?.pxPerMm ?? null;
}

/** The newest outline a person drew in the view of a reference, if the reference was aligned with the photo below it. */
function earlierRegionIn(tx: Transaction, reference: CurrentReference): AnalysisBasis['earlier'] {
  const drawn = tx
    .select({ shape: regions.shape, polygon: regions.polygon, photoId: references.photoId })
    .from(regions)
    .innerJoin(references, eq(references.id, regions.referenceId))
    .where(
      and(
        eq(regions.patientId, reference.patientId),
        eq(regions.view, reference.view),
        eq(regions.source, 'person'),
      ),
    )
    .orderBy(desc(regions.version))
    .limit(1)
    .get();
  const below = drawn && pictureIn(tx, drawn.photoId);
  if (!drawn || !below) return null;
  const onto = { ...reference, photoId: drawn.photoId };
  const alignment = currentAlignmentsIn(tx, system, [onto], reference.photoId).get(reference.photoId);
  if (alignment?.state !== 'accepted' || alignment.matrix === null) return null;
  const { shape, polygon } = drawn;
  return { shape, polygon, size: below, matrix: alignment.matrix };
}

export function analysisBasisIn(tx: Transaction, photoId: string): AnalysisBasis | undefined {
  const photo = pictureIn(tx, photoId);
  if (photo === undefined) return undefined;
  const current = currentReferencesIn(tx, system, photo.patientId).find(({ view }) => view === photo.view);
  const shown = current && pictureIn(tx, current.photoId);
  if (!current || !shown) {
    return { photo, reference: null, region: null, alignment: null, earlier: null };
  }
  const { folder, widthPx, heightPx } = shown;
  const isThisPhoto = current.photoId === photo.id;
  const region = currentRegionIn(tx, system, current) ?? null;
  return {
    photo,
    reference: { ...current, folder, widthPx, heightPx, isThisPhoto, pxPerMm: scaleIn(tx, current.photoId) },
    region,
    alignment: currentAlignmentsIn(tx, system, [current], photo.id).get(photo.id) ?? null,
    earlier: isThisPhoto && region === null ? earlierRegionIn(tx, current) : null,
  };
}

/** What the program starts an analysis from; `undefined` where the photo is gone. */
export async function findAnalysisBasis(store: Store, photoId: string): Promise<AnalysisBasis | undefined> {
  return analysisBasisIn(store.db, photoId);
}
