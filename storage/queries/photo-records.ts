import { and, asc, eq, getTableColumns, sql } from 'drizzle-orm';
import type { Alignment, Quality } from '../../server/contract/analysis.ts';
import type {
  AnalysisState,
  DatePrecision,
  Pattern,
  View,
  VisitKind,
  VisitStatus,
} from '../../server/contract/codes.ts';
import type { Size } from '../../server/contract/fields.ts';
import type { Matching } from '../../server/contract/matching.ts';
import type { Photo } from '../../server/contract/photos.ts';
import type { Preparation } from '../../server/contract/visits.ts';
import { type Actor, clinicalScope } from '../actor.ts';
import type { Store } from '../open.ts';
import { analyses, measurements } from '../schema/measuring.ts';
import { visits } from '../schema/patients.ts';
import { photos } from '../schema/photos.ts';
import { currentAlignmentsIn } from './alignments.ts';
import { type CurrentReference, currentReferencesIn } from './references.ts';
import { type CurrentRegion, currentRegionIn } from './regions.ts';
import { shownState } from './shown-state.ts';

/** What the photos of one view are held against. */
export type HeldAgainst = { reference: CurrentReference; region: CurrentRegion | null; referenceSize: Size };

/** A photo with all that comparing it asks for. */
export type PhotoRecord = {
  photo: Photo;
  visit: {
    id: string;
    date: string;
    datePrecision: DatePrecision;
    kind: VisitKind;
    status: VisitStatus;
    accepted: boolean;
    courseId: string | null;
    /** Of hair loss: what its photos are measured for follows from it. */
    pattern: Pattern;
    /** Instant of the injection; `null`: none, or nobody noted it. */
    injectedAt: string | null;
    preparation: Preparation;
  };
  analysis: AnalysisState | null;
  quality: Quality | null;
  /** Light against the reference's; `null`: not measured on the alignment that holds now. */
  matching: Matching | null;
  /** Percent of the region that hair hides, as it was last measured; `null`: it was not. */
  coveragePercent: number | null;
  /** `null`: the view has no reference. */
  held: HeldAgainst | null;
  /** `null`: not aligned with the present reference yet. */
  alignment: Alignment | null;
};

const newestCoverage = sql<number | null>`(
  select ${measurements.value} from ${measurements}
  where ${measurements.photoId} = ${photos.id} and ${measurements.metric} = 'coverage'
    and ${measurements.source} = 'algorithm'
  order by ${measurements}.rowid desc limit 1
)`;

const { folder: _folder, ...photoColumns } = getTableColumns(photos);
const visitColumns = {
  id: visits.id,
  date: visits.date,
  datePrecision: visits.datePrecision,
  kind: visits.kind,
  status: visits.status,
  accepted: visits.accepted,
  courseId: visits.courseId,
  pattern: visits.pattern,
  injectedAt: visits.injectedAt,
  preparation: visits.preparation,
};

/** Every photo of a patient, of one view where it is named, in the order they were taken. */
export async function listPhotoRecords(
  store: Store,
  actor: Actor,
  patientId: string,
  view?: View,
): Promise<PhotoRecord[]> {
  const tx = store.db;
  const rows = tx
    .select({
      photo: photoColumns,
      visit: visitColumns,
      analysis: shownState,
      quality: analyses.quality,
      matching: analyses.matching,
      inputs: analyses.inputs,
      coveragePercent: newestCoverage,
    })
    .from(photos)
    .innerJoin(visits, eq(visits.id, photos.visitId))
    .leftJoin(analyses, eq(analyses.photoId, photos.id))
    .where(
      and(
        eq(photos.patientId, patientId),
        view === undefined ? undefined : eq(photos.view, view),
        clinicalScope(actor),
      ),
    )
    .orderBy(asc(visits.date), asc(photos.uploadedAt), asc(photos.id))
    .all();
  const references = currentReferencesIn(tx, actor, patientId).filter(
    (each) => view === undefined || each.view === view,
  );
  const sizes = new Map(rows.map(({ photo }) => [photo.id, photo]));
  const held = new Map<View, HeldAgainst>();
  for (const reference of references) {
    const picture = sizes.get(reference.photoId);
    if (picture === undefined) continue;
    const { widthPx, heightPx } = picture;
    const region = currentRegionIn(tx, actor, reference) ?? null;
    held.set(reference.view, { reference, region, referenceSize: { widthPx, heightPx } });
  }
  const alignments = currentAlignmentsIn(tx, actor, references);
  return rows.map(({ inputs, ...row }) => {
    const alignment = alignments.get(row.photo.id) ?? null;
    const matching = alignment && inputs?.includes(alignment.id) ? row.matching : null;
    return { ...row, matching, held: held.get(row.photo.view) ?? null, alignment };
  });
}

/** Whose photo it is, or `undefined` where there is none or the actor may not know of it. */
export async function patientOfPhoto(
  store: Store,
  actor: Actor,
  photoId: string,
): Promise<{ patientId: string; view: View } | undefined> {
  return store.db
    .select({ patientId: photos.patientId, view: photos.view })
    .from(photos)
    .where(and(eq(photos.id, photoId), clinicalScope(actor)))
    .get();
}
