import type { Milestone, View } from '../../../server/contract/codes.ts';
import type { Comparison } from '../../../server/contract/compare.ts';
import type { Progress } from '../../../server/contract/progress.ts';
import type { CourseReport } from '../../../server/contract/report.ts';
import type { Timeline } from '../../../server/contract/timeline.ts';
import { get } from '../../api.ts';

/** A reviewed visit's photo of a view beside the reference. */
export interface ReportedPair {
  milestone: Milestone;
  view: View;
  comparison: Comparison;
}

export interface Reported {
  progress: Progress;
  report: CourseReport;
  /** Of the primary view, one each reviewed milestone, in the order of the course. */
  pairs: readonly ReportedPair[];
  /** Of the other views, at the last reviewed visit. */
  others: readonly ReportedPair[];
}

/** The other views of one visit fit beside one another on the second page. */
const mostOthers = 4;

/** Everything that stands on the report of a course. Only what a doctor has reviewed: no other visit's picture is asked for. */
export async function loadReported(
  timeline: Timeline,
  courseId: string,
  signal: AbortSignal,
): Promise<Reported> {
  const { patient, references, visits } = timeline;
  const [progress, report] = await Promise.all([
    get<Progress>(`/api/patients/${patient.id}/progress`, { signal, query: { course: courseId } }),
    get<CourseReport>(`/api/courses/${courseId}/report`, { signal }),
  ]);
  const reviewed = progress.milestones.filter(
    (card) => card.reviewedAt !== null && card.visitId !== null && card.milestone !== 'baseline',
  );
  const primary = progress.course?.primaryView;
  const compared = async (milestone: Milestone, view: View, photoId: string | null) => {
    const before = references.find((each) => each.view === view)?.photoId;
    if (!before || !photoId || before === photoId) return [];
    const query = { before, after: photoId };
    return [{ milestone, view, comparison: await get<Comparison>('/api/compare', { signal, query }) }];
  };
  const pairs = await Promise.all(
    reviewed.map(({ milestone, photoId }) => (primary ? compared(milestone, primary, photoId) : [])),
  );
  const last = reviewed.at(-1);
  const shown = visits
    .find(({ id }) => id === last?.visitId)
    ?.photos.filter(
      ({ view, state, purpose, timing }) =>
        view !== primary && state === 'current' && purpose !== 'replicate' && timing === 'before_injection',
    );
  const others = await Promise.all(
    (shown ?? []).map(({ view, id }) => (last ? compared(last.milestone, view, id) : [])),
  );
  return { progress, report, pairs: pairs.flat(), others: others.flat().slice(0, mostOthers) };
}
