import { useState } from 'preact/hooks';
import type { View } from '../../../server/contract/codes.ts';
import type { PhotoImportList } from '../../../server/contract/photo-imports.ts';
import { protocols } from '../../../server/contract/protocols.ts';
import type { Timeline } from '../../../server/contract/timeline.ts';
import { get } from '../../api.ts';
import { todayIn } from '../../dates.ts';
import { useTimeZone } from '../../session.tsx';
import { t } from '../../words.ts';
import { useFileDrop } from '../capture/use-file-drop.ts';
import { ProblemNotice } from '../feedback.tsx';
import { useResource } from '../use-resource.ts';
import { AddBar } from './add-bar.tsx';
import { ChosenBar } from './chosen-bar.tsx';
import { DateDialog } from './date-dialog.tsx';
import { droppedFiles, mayBePicture } from './dropped-files.ts';
import { EarlierImports } from './earlier-imports.tsx';
import { ImportResult } from './import-result.tsx';
import type { OldFile } from './old-file.ts';
import { planOf } from './plan.ts';
import { PlannedVisitPart } from './planned-visit.tsx';
import { RefusedFiles } from './refused-files.tsx';
import { SourceBar } from './source-bar.tsx';
import { useDesk } from './use-desk.ts';
import { useSameActions } from './use-same-actions.ts';
import { WhoseDialog } from './whose-dialog.tsx';

/** The files on their way into visits of old photos, what would become of each, and the one button that stores them. */
export function OldPhotosDesk(props: { timeline: Timeline; onTimelineChanged: () => void }) {
  const { timeline, onTimelineChanged } = props;
  const { patient } = timeline;
  const zone = useTimeZone(patient.branchId);
  const desk = useDesk(patient.id);
  const address = `/api/patients/${patient.id}/photo-imports`;
  const imports = useResource(address, (signal) => get<PhotoImportList>(address, { signal }));
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const [dating, setDating] = useState<readonly string[]>();
  const [deciding, setDeciding] = useState<OldFile>();
  const [leftOut, setLeftOut] = useState(0);
  const [announced, announce] = useState('');
  const [problem, setProblem] = useState<unknown>();

  const files = desk.files();
  const plan = planOf(files, timeline.visits);
  const views = protocols[patient.pattern].views.map(({ view }) => view);
  const [sending, result] = [desk.sending(), desk.result()];
  const failed = files.filter(({ sending: step }) => step?.step === 'failed');
  const again = failed.filter((file) => plan.ready.includes(file));
  const looked = files.length - plan.looking;

  const take = (added: File[]) => {
    const pictures = added.filter(mayBePicture);
    setLeftOut(added.length - pictures.length);
    setProblem(undefined);
    desk.add(pictures);
  };
  const hovering = useFileDrop(take, droppedFiles);
  const choose = (keys: readonly string[], isChosen: boolean) =>
    setChosen((before) => new Set([...before, ...keys].filter((key) => isChosen || !keys.includes(key))));
  const setView = (file: OldFile, view: View | null) => {
    desk.setView(file.key, view);
    const { name } = file.file;
    announce(t('oldPhotos.placed', { name, view: view ? t(`codes.view.${view}`) : t('oldPhotos.viewNone') }));
  };
  const remove = (keys: readonly string[]) => {
    const name = files.find(({ key }) => key === keys[0])?.file.name ?? '';
    desk.remove(keys);
    choose(keys, false);
    announce(t('oldPhotos.removed', { name }));
  };
  const send = async (how: () => Promise<void>) => {
    setProblem(undefined);
    try {
      await how();
    } catch (thrown) {
      setProblem(thrown);
    }
    imports.reload();
    onTimelineChanged();
  };
  /** On a view of another date a photograph gets that date too. */
  const drop = (key: string, view: View, date: OldFile['date']) => {
    const file = files.find((each) => each.key === key);
    if (!file) return;
    if (date) desk.setDate([key], date);
    setView(file, view);
  };
  const whose = deciding && files.find(({ key }) => key === deciding.key);
  const actions = useSameActions({
    views,
    onChoose: choose,
    onView: setView,
    onDate: setDating,
    onRemove: remove,
  });
  return (
    <div class={hovering ? 'old-desk desk-hovering' : 'old-desk'}>
      <h2 class="form-title">{t('oldPhotos.title')}</h2>
      <p class="old-lead">{t('oldPhotos.lead')}</p>
      <SourceBar onFiles={take} />
      {leftOut > 0 && <p class="quiet small">{t('oldPhotos.leftOut', { count: leftOut })}</p>}
      {plan.looking > 0 && (
        <div class="old-progress" role="status">
          <progress
            max={files.length}
            value={looked}
            aria-label={t('oldPhotos.looking', { done: looked, all: files.length })}
          />
          <span>{t('oldPhotos.looking', { done: looked, all: files.length })}</span>
        </div>
      )}
      <ProblemNotice problem={problem} />
      {result && !sending && (
        <ImportResult
          result={result}
          failed={failed.length}
          again={again.length}
          patientId={patient.id}
          onAgain={() => void send(() => desk.again(again))}
        />
      )}
      {plan.visits.length > 0 && <p class="quiet small">{t('oldPhotos.hint', { last: views.length })}</p>}
      {plan.visits.map((planned) => (
        <PlannedVisitPart
          key={planned.key}
          planned={planned}
          chosen={chosen}
          actions={actions}
          onDrop={(key, view) => drop(key, view, planned.date)}
        />
      ))}
      <RefusedFiles
        refused={plan.refused}
        onLookAgain={desk.lookAgain}
        onDecide={setDeciding}
        onRemove={(key) => remove([key])}
      />
      <EarlierImports
        imports={imports}
        zone={zone}
        onUndone={() => {
          imports.reload();
          onTimelineChanged();
        }}
      />
      {(plan.visits.length > 0 || sending) && (
        <div class="old-foot">
          {chosen.size > 0 && (
            <ChosenBar
              count={chosen.size}
              onDate={() => setDating([...chosen])}
              onRemove={() => remove([...chosen])}
              onNone={() => setChosen(new Set())}
            />
          )}
          <AddBar plan={plan} sending={sending} onAdd={() => void send(() => desk.send(plan.ready))} />
        </div>
      )}
      <p class="heard-only" role="status">
        {announced}
      </p>
      {dating && (
        <DateDialog
          date={files.find(({ key }) => key === dating[0])?.date ?? null}
          today={todayIn(zone)}
          onDate={(date) => {
            desk.setDate(dating, date);
            setChosen(new Set());
          }}
          onClose={() => setDating(undefined)}
        />
      )}
      {whose && (
        <WhoseDialog
          file={whose}
          patient={patient}
          onConfirm={() => {
            desk.confirm(whose.key);
            setDeciding(undefined);
          }}
          onRefuse={() => {
            remove([whose.key]);
            setDeciding(undefined);
          }}
          onClose={() => setDeciding(undefined)}
        />
      )}
      {hovering && (
        <div class="drop-note" aria-hidden="true">
          <strong>{t('oldPhotos.drop')}</strong>
        </div>
      )}
    </div>
  );
}
