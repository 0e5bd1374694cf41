import type { Change } from '../contract/change.ts';
import type { Anchor, View } from '../contract/codes.ts';
import type { Reason } from '../contract/fields.ts';
import type { MilestoneCard, Progress } from '../contract/progress.ts';
import type { sentences } from '../contract/words/en/sentences.ts';
import { visitCounts } from './milestones/counting.ts';

export type Finding = Progress['finding'];
type FindingCode = Extract<keyof typeof sentences, `finding_${string}`>;

export type FindingFacts = {
  view: View;
  /** What "three months" is counted from; `fallback`: there was no third session. */
  anchor: { code: Anchor; fallback: boolean } | null;
  referenceOn: string | null;
  /** Cards in the order of time, with the change of the primary metric. */
  milestones: readonly Pick<
    MilestoneCard,
    'milestone' | 'state' | 'change' | 'lateByDays' | 'lateAccepted' | 'reviewedAt'
  >[];
  /** The latest visit with a value of the primary metric after the reference, whatever it stands for. */
  latest: { change: Change; daysSinceReference: number } | null;
  /** Why the latest photo without a value has none; `null`: every photo has its value. */
  unmeasured: Reason | null;
};

function say(code: FindingCode, values: Finding['values'] = {}): Finding {
  return { code, values, change: null };
}

/** A milestone that has a visit counted for it, other than the baseline itself. */
function counts(card: FindingFacts['milestones'][number]): boolean {
  if (card.milestone === 'baseline' || !card.change) return false;
  return (card.state === 'complete' || card.state === 'partial') && visitCounts(card);
}

/** `when`: the words for the moment, named by the milestone or by days since the reference. */
function judged(change: Change, view: View, when: Finding['values']): Finding {
  return { ...said(change, view, when), change };
}

function said(change: Change, view: View, when: Finding['values']): Finding {
  const { verdict, band } = change;
  const reasonCode = verdict.reason?.code ?? null;
  const values: Finding['values'] = {
    ...when,
    metric: change.metric,
    view,
    // Not `unit`: i18next hands every value on to Intl.NumberFormat, which knows that option and fails on ours.
    unitText: change.unit,
    before: change.before,
    after: change.after,
    change: change.change,
    direction: change.change === null ? null : change.change < 0 ? 'fell' : 'rose',
    sdc: band?.sdc ?? null,
    pairs: band?.pairs ?? null,
    // The error of a share of a region is said in points: ±8 % of 40 % would be another thing.
    error: `${verdict.provisional ? 'published' : 'own'}${change.unit === '%' ? 'Points' : ''}`,
    visibility: verdict.visibility,
  };
  if (verdict.code === 'not_comparable') {
    return say('finding_not_comparable', { ...values, ...verdict.reason?.values, reason: reasonCode });
  }
  if (verdict.code === 'no_verdict') return say('finding_no_verdict', values);
  if (verdict.code === 'improvement' && verdict.visibility)
    return say('finding_improvement_visibility', values);
  return say(`finding_${verdict.code}`, values);
}

/**
 * The one sentence beside the chart: the latest milestone that a visit stands for, else the latest value, else
 * what is still missing. `sentences.<code>` of the catalogue makes the words; provisional ones name their source.
 */
export function findingOf(facts: FindingFacts): Finding {
  const { view, latest, anchor } = facts;
  if (facts.referenceOn === null) return say('finding_no_reference', { view });
  const card = facts.milestones.filter(counts).at(-1);
  if (card?.change) {
    const from = anchor?.fallback ? 'last_session' : (anchor?.code ?? null);
    return judged(card.change, view, { when: card.milestone, from, daysSinceReference: null });
  }
  if (latest) {
    return judged(latest.change, view, {
      when: 'latest',
      from: null,
      daysSinceReference: latest.daysSinceReference,
    });
  }
  if (facts.unmeasured) {
    const { code, values } = facts.unmeasured;
    return say('finding_not_measured', { ...values, view, reason: code });
  }
  return say('finding_nothing_yet', { view });
}
