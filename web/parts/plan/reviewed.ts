import type { AssessedPair, AssessmentList } from '../../../server/contract/assessments.ts';
import type { Change } from '../../../server/contract/change.ts';
import type { Comparison } from '../../../server/contract/compare.ts';
import type { CoursePlan } from '../../../server/contract/course-plan.ts';
import type { MilestoneCard, Progress } from '../../../server/contract/progress.ts';
import type { Timeline } from '../../../server/contract/timeline.ts';
import { get } from '../../api.ts';

/** Everything that stands on the review sheet of a milestone. */
export interface Reviewed {
  progress: Progress;
  plan: CoursePlan;
  /** `undefined`: the course has no such milestone. */
  card: MilestoneCard | undefined;
  /** The visit's photo of the primary view beside its reference; `null`: there are no two photos. */
  comparison: Comparison | null;
  /** What was read blinded of that pair; `null`: nothing can be, or who asks may not know. */
  read: AssessedPair | null;
}

/** Loads what the sheet says. `mayAssess`: readings are for doctors and the administrator. */
export async function loadReviewed(
  { patient, references }: Timeline,
  courseId: string,
  milestone: string,
  mayAssess: boolean,
  signal: AbortSignal,
): Promise<Reviewed> {
  const base = `/api/patients/${patient.id}`;
  const [progress, plan] = await Promise.all([
    get<Progress>(`${base}/progress`, { signal, query: { course: courseId } }),
    get<CoursePlan>(`/api/courses/${courseId}/plan`, { signal }),
  ]);
  const card = progress.milestones.find((each) => each.milestone === milestone);
  const view = progress.course?.primaryView;
  const before = references.find((each) => each.view === view)?.photoId;
  const after = card?.photoId ?? undefined;
  if (!before || !after || before === after) return { progress, plan, card, comparison: null, read: null };
  const [comparison, list] = await Promise.all([
    get<Comparison>('/api/compare', { signal, query: { before, after } }),
    mayAssess ? get<AssessmentList>(`${base}/assessments`, { signal }) : null,
  ]);
  const read = list?.pairs.find(({ photoId }) => photoId === after) ?? null;
  return { progress, plan, card, comparison, read };
}

/** Every measure at the visit against the reference: of the pair, or of what was entered that day. */
export const changesOf = ({ comparison, card }: Reviewed): readonly Change[] =>
  comparison?.changes ?? (card?.change ? [card.change] : []);
