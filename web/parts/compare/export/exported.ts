import type { Annotation } from '../../../../server/contract/annotations.ts';
import type { Change } from '../../../../server/contract/change.ts';
import type { Comparison } from '../../../../server/contract/compare.ts';
import type { Timeline } from '../../../../server/contract/timeline.ts';
import { reasonWords, t } from '../../../words.ts';
import { causesBeside } from '../../other-causes.tsx';
import type { NudgeStore, ViewStore } from '../../stage/view-store.ts';
import { findingWords, provisionalWords } from '../finding-words.ts';
import { lightWords } from '../matched-light.ts';
import { nudgeWords } from '../nudge-words.tsx';
import type { PlacedPair } from '../placed-pair.ts';
import { labelLines } from '../side-words.ts';
import type { Showing } from '../use-showing.ts';
import type { Exported } from './export-dialog.tsx';
import type { Paragraph } from './write-words.ts';

interface Hung {
  comparison: Comparison;
  timeline: Timeline;
  showing: Showing;
  pair: PlacedPair;
  store: ViewStore;
  nudge: NudgeStore;
  markings: readonly Annotation[];
  change: Change | undefined;
  isDemonstration: boolean;
}

/** The pair as it hangs now, with all that must be said beside it. No name and no code of a patient is among it. */
export function exportedPair(hung: Hung): Exported {
  const { comparison, timeline, showing, pair, store, nudge } = hung;
  const label = (side: 'before' | 'after', withDay: boolean): Paragraph[] => {
    const [day, ...rest] = labelLines(comparison[side], timeline);
    const name = t(`compare.${side}`);
    const first = { words: withDay ? `${name} · ${day}` : name, isStrong: true };
    return [first, ...rest.filter(Boolean).map((words) => ({ words }))];
  };
  const labels = (withDay: boolean) => ({ before: label('before', withDay), after: label('after', withDay) });
  return {
    comparison,
    labels: { intervals: labels(false), dates: labels(true) },
    picture: {
      pair,
      view: store.get(),
      nudge: nudge.get(),
      region: showing.region ? comparison.region : null,
      markings: showing.marks ? hung.markings : [],
      words: wordsBelow(hung),
      isRightToLeft: document.documentElement.dir === 'rtl',
    },
  };
}

function wordsBelow({ comparison, showing, pair, nudge, change, isDemonstration }: Hung): Paragraph[] {
  const { grade, reasons } = comparison;
  const against = reasons.filter(({ severity }) => severity !== 'pass').map(reasonWords);
  const recipe = [
    t(pair.together ? 'compare.drawnAligned' : 'compare.drawnFitted'),
    nudgeWords(nudge.get(), pair.frame),
    ...lightWords(comparison, showing.matched),
  ];
  return [
    ...(isDemonstration ? [{ words: t('frame.demonstration'), isStrong: true }] : []),
    { words: findingWords(change, comparison.view), isStrong: true },
    { words: provisionalWords(change) },
    { words: (change ? causesBeside(change) : comparison.otherCauses).map(reasonWords).join(' ') },
    { words: [`${t('compare.gradeTitle')} ${grade}.`, t(`compare.grade.${grade}`), ...against].join(' ') },
    { words: recipe.filter(Boolean).join(' ') },
  ];
}
