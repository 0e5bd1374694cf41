import { useEffect, useState } from 'preact/hooks';
import type { View } from '../../server/contract/codes.ts';
import type { Comparison } from '../../server/contract/compare.ts';
import type { Photo } from '../../server/contract/photos.ts';
import type { Progress } from '../../server/contract/progress.ts';
import type { Timeline } from '../../server/contract/timeline.ts';
import { get } from '../api.ts';
import { LinkButton } from '../parts/button.tsx';
import { ChangeTable } from '../parts/compare/change-table.tsx';
import { Comparability } from '../parts/compare/comparability.tsx';
import { Finding } from '../parts/compare/finding.tsx';
import {
  namedPair,
  openingPair,
  type Pair,
  primaryChange,
  rightPair,
  steppedAfter,
} from '../parts/compare/pair-photos.ts';
import { PairPickers } from '../parts/compare/pair-pickers.tsx';
import { PictureFacts } from '../parts/compare/picture-facts.tsx';
import { ReviewOffers } from '../parts/compare/review-offer.tsx';
import { useShowing } from '../parts/compare/use-showing.ts';
import { Workspace } from '../parts/compare/workspace.tsx';
import { Busy, Empty, Notice } from '../parts/feedback.tsx';
import { Loaded } from '../parts/loaded.tsx';
import { PatientPage } from '../parts/patient-page.tsx';
import { canBeReference, ReferenceDialog } from '../parts/reference-dialog.tsx';
import { toast } from '../parts/toast.tsx';
import { useResource } from '../parts/use-resource.ts';
import type { PageInput } from '../routes.tsx';
import { useHasRole } from '../session.tsx';
import { t } from '../words.ts';

export default function ComparePage({ params, query }: PageInput) {
  const patientId = params.id ?? '';
  return (
    <PatientPage patientId={patientId} tab="compare" title={t('compare.title')} wide>
      {(timeline, resource) => (
        <HungPair key={patientId} timeline={timeline} query={query} onTimelineChanged={resource.reload} />
      )}
    </PatientPage>
  );
}

interface HungPairProps {
  timeline: Timeline;
  query: PageInput['query'];
  onTimelineChanged: () => void;
}

/** Opens with the pair the address names, else with the right one already hung. */
function HungPair({ timeline, query, onTimelineChanged }: HungPairProps) {
  const patientId = timeline.patient.id;
  const progress = useResource(`/api/patients/${patientId}/progress`, (signal) =>
    get<Progress>(`/api/patients/${patientId}/progress`, { signal }),
  );
  const [chosen, setChosen] = useState(() => namedPair(timeline, query.before, query.after));
  const [choosing, choose] = useState<Photo>();
  const isDoctor = useHasRole('doctor');
  const [opening, setOpening] = useState<Pair | null>();
  // Without the progress the pair hangs by dates alone; a failure there must not hide the photos.
  const known = progress.value !== undefined || progress.problem !== undefined;
  useEffect(() => {
    if (known && opening === undefined) setOpening(openingPair(timeline, progress.value, query.view));
  }, [known]);

  const pair = chosen ?? opening ?? null;
  const { showing, change, store, nudge } = useShowing(pair, query);
  const comparison = useResource(
    pair && pair.beforeId !== pair.afterId ? `${pair.beforeId} ${pair.afterId}` : null,
    (signal) =>
      get<Comparison>('/api/compare', { signal, query: { before: pair?.beforeId, after: pair?.afterId } }),
    { keep: true },
  );

  if (!pair && opening === undefined) return <Busy words={t('compare.loading')} />;
  if (!pair) {
    return (
      <Empty title={t('compare.empty')} text={t('compare.emptyText')}>
        <LinkButton href={`/patients/${patientId}/photos`}>{t('compare.emptyAction')}</LinkButton>
      </Empty>
    );
  }
  // A nudge is of this pair: another photo lies elsewhere.
  const hang = (next: Pair | null) => {
    nudge.set({ x: 0, y: 0 });
    setChosen(next);
  };
  const swap = () => {
    const { x, y } = nudge.get();
    setChosen({ ...pair, beforeId: pair.afterId, afterId: pair.beforeId });
    // The two stay as they lie to one another.
    nudge.set({ x: -x, y: -y });
  };
  const showView = (view: View) => {
    // Another view is another baseline: its coordinates mean nothing there.
    store.set(null);
    hang(rightPair(timeline, progress.value, view));
  };
  const referenceChoice = ({ after, view }: Comparison) => {
    const referenceId = timeline.references.find((each) => each.view === view)?.photoId ?? null;
    return isDoctor && canBeReference(after.photo, referenceId) ? () => choose(after.photo) : undefined;
  };
  const metric = progress.value?.course?.primaryMetric ?? timeline.courses.at(-1)?.primaryMetric;
  return (
    <div class="compare">
      <PairPickers timeline={timeline} pair={pair} onView={showView} onPair={hang} onSwap={swap} />
      {pair.beforeId === pair.afterId ? (
        <Notice title={t('compare.sameTwice')} look="caution" role="status" />
      ) : (
        <Loaded resource={comparison} busy={t('compare.loading')}>
          {(value) => (
            <div class="compare-body">
              <Workspace
                timeline={timeline}
                comparison={value}
                showing={showing}
                store={store}
                nudge={nudge}
                onShowing={change}
                onStep={(step) => hang(steppedAfter(timeline, pair, step))}
                onSwap={swap}
                change={primaryChange(value, metric)}
                onPair={(beforeId, afterId) => hang({ ...pair, beforeId, afterId })}
              />
              <div class="compare-words">
                <Finding change={primaryChange(value, metric)} comparison={value}>
                  {isDoctor && (
                    <ReviewOffers
                      comparison={value}
                      timeline={timeline}
                      onReviewed={() => {
                        onTimelineChanged();
                        progress.reload();
                      }}
                    />
                  )}
                </Finding>
                <Comparability comparison={value} onReference={referenceChoice(value)} />
                <ChangeTable changes={value.changes} />
              </div>
              <PictureFacts
                comparison={value}
                aligned={showing.aligned}
                matched={showing.matched}
                onReference={referenceChoice(value)}
              />
            </div>
          )}
        </Loaded>
      )}
      {choosing && (
        <ReferenceDialog
          photo={choosing}
          timeline={timeline}
          onDone={() => {
            choose(undefined);
            toast(t('reference.done'));
            onTimelineChanged();
            progress.reload();
            comparison.reload();
          }}
          onClose={() => choose(undefined)}
        />
      )}
    </div>
  );
}
