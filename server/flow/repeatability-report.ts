import type { Actor } from '../../storage/actor.ts';
import type { Store } from '../../storage/open.ts';
import { type Circumstances, circumstancesOf } from '../../storage/queries/photo-circumstances.ts';
import { listReplicatedLines } from '../../storage/queries/replicates.ts';
import { type MeasuredLine, measuredLines } from '../clinic/measured-views.ts';
import { metricRules } from '../clinic/metrics.ts';
import { pairCover } from '../clinic/pair-cover.ts';
import { detectableChangeInUse } from '../clinic/reliable-change.ts';
import { ownDetectableChange, pairsNeeded, repeatabilityOf } from '../clinic/repeatability.ts';
import type { LeftOutPair } from '../clinic/replicate-pairs.ts';
import { upperBoundFactor } from '../clinic/upper-bound-factor.ts';
import { metrics, patterns } from '../contract/codes.ts';
import { protocols } from '../contract/protocols.ts';
import type {
  PairCover,
  RepeatabilityList,
  RepeatabilityRow,
  SecondBaselineRow,
} from '../contract/repeatability.ts';
import { replicatesOf } from './replicates.ts';

/** Two values with the photos they were measured on. */
export type PhotoPair = { values: readonly [number, number]; photoIds: readonly [string, string] };

/** In the order of the product's lists: metrics, then views as a protocol lists them. */
export function inLineOrder(a: MeasuredLine, b: MeasuredLine): number {
  const order = protocols.male.views.map(({ view }) => view);
  return (
    metrics.indexOf(a.metric) - metrics.indexOf(b.metric) ||
    order.indexOf(a.view) - order.indexOf(b.view) ||
    (a.unit < b.unit ? -1 : 1)
  );
}

/** All that an error is kept of: what the program measures on photos, and what replicates were measured in besides. */
async function keptLines(store: Store, actor: Actor): Promise<MeasuredLine[]> {
  const byProgram = patterns.flatMap((pattern) =>
    protocols[pattern].views.flatMap(({ view }) => measuredLines(pattern, view)),
  );
  const all = [...byProgram, ...(await listReplicatedLines(store, actor))];
  const unique = new Map(all.map((line) => [`${line.metric}|${line.unit}|${line.view}`, line]));
  return [...unique.values()]
    .filter(({ metric }) => metricRules[metric].errorKind !== 'none')
    .sort(inLineOrder);
}

/** Who and what stands behind the pairs; one whose photo the actor may not know of is left out. */
export async function coverOf(
  store: Store,
  actor: Actor,
  pairs: readonly PhotoPair[],
): Promise<PairCover | null> {
  const known = await circumstancesOf(
    store,
    actor,
    pairs.flatMap(({ photoIds }) => photoIds),
  );
  const both = pairs.flatMap(({ photoIds: [one, two] }): [Circumstances, Circumstances][] => {
    const [first, second] = [known.get(one), known.get(two)];
    return first && second ? [[first, second]] : [];
  });
  return pairCover(both);
}

/** Pairs of one metric, unit and view with their error and what it covers; `null` where no error is kept. */
export async function pairsRow(
  store: Store,
  actor: Actor,
  line: MeasuredLine,
  pairs: readonly PhotoPair[],
): Promise<SecondBaselineRow | null> {
  const { metric, unit, view } = line;
  const { errorKind } = metricRules[metric];
  if (errorKind === 'none') return null;
  const own = repeatabilityOf(
    metric,
    pairs.map(({ values }) => values),
  );
  const cover = await coverOf(store, actor, pairs);
  return { metric, unit, view, errorKind, pairs: pairs.length, error: own?.error ?? null, cover };
}

/** Why pairs do not count, each reason once with how many it holds, the commonest first; its values are the last pair's. */
function leftOutReasons(leftOut: readonly LeftOutPair[]): RepeatabilityRow['leftOut'] {
  const reasons = new Map<string, RepeatabilityRow['leftOut'][number]>();
  for (const { reason } of leftOut) {
    const pairs = (reasons.get(reason.code)?.pairs ?? 0) + 1;
    reasons.set(reason.code, { reason, pairs });
  }
  return [...reasons.values()].sort((a, b) => b.pairs - a.pairs || (a.reason.code < b.reason.code ? -1 : 1));
}

async function repeatabilityRow(
  store: Store,
  actor: Actor,
  line: MeasuredLine,
): Promise<RepeatabilityRow | null> {
  const { metric, unit } = line;
  const replicates = await replicatesOf(store, actor, line);
  const row = await pairsRow(store, actor, line, replicates.pairs);
  if (row === null) return null;
  const { pairs, error } = row;
  const own = error === null ? null : { error, pairs };
  const inUse = detectableChangeInUse(metric, unit, own);
  return {
    ...row,
    pairsMissing: Math.max(0, pairsNeeded - pairs),
    upperBoundFactor: own && upperBoundFactor(pairs),
    ownSdc: own && ownDetectableChange(own),
    sdcInUse: inUse?.sdc ?? null,
    provisional: pairs < pairsNeeded,
    leftOut: leftOutReasons(replicates.leftOut),
  };
}

/** The clinic's measuring error, metric by metric and view by view: what verdicts stand on and what it covers. */
export async function repeatabilityReport(store: Store, actor: Actor): Promise<RepeatabilityList> {
  const rows: RepeatabilityRow[] = [];
  for (const line of await keptLines(store, actor)) {
    const row = await repeatabilityRow(store, actor, line);
    if (row) rows.push(row);
  }
  return { pairsNeeded, rows };
}
