import { useEffect, useRef, useState } from 'preact/hooks';
import type { KitPreset } from '../../../server/contract/kit-presets.ts';
import type { RecordStart, SavedRecord, SessionRecord } from '../../../server/contract/session-record.ts';
import type { Visit } from '../../../server/contract/visits.ts';
import { useHasRole } from '../../session.tsx';
import { t } from '../../words.ts';
import { Button } from '../button.tsx';
import { Notice } from '../feedback.tsx';
import { toast } from '../toast.tsx';
import { ConflictPart } from './conflict-part.tsx';
import { HistoryPart } from './history-part.tsx';
import { KeptNotice } from './kept-notice.tsx';
import { forgetRecord, type KeptRecord, keepRecord, keptRecord } from './kept-record.ts';
import { RecordForm } from './record-form.tsx';
import { RecordState } from './record-state.tsx';
import { RecordView } from './record-view.tsx';
import type { RecordContext } from './record-words.ts';
import type { Begun } from './use-record-entry.ts';

interface Writing extends Begun {
  /** Counts up when the form is drawn anew. */
  round: number;
}

/** One session's record: to fill in, to sign, to read, to correct, with its versions. */
export function RecordDesk(props: {
  visit: Visit;
  initial: SavedRecord;
  start: RecordStart;
  presets: readonly KitPreset[];
  person: { id: string };
  timeZone: string;
}) {
  const { visit, start, person, timeZone } = props;
  const [saved, setSaved] = useState(props.initial);
  const [kept, setKept] = useState<KeptRecord | undefined>(() => keptRecord(person.id, visit.id));
  const [differing, setDiffering] = useState<KeptRecord>();
  const [drafts, signs] = [useHasRole('assistant', 'doctor'), useHasRole('doctor')];
  const own = signs ? { doctorId: person.id } : {};
  const begin = (
    from: SavedRecord,
    round: number,
    record?: SessionRecord,
    more: Partial<Begun> = {},
  ): Writing => ({
    version: from.version,
    base: from.record,
    record: record ?? { ...(from.state === 'signed' ? {} : own), ...from.record },
    answers: [],
    reason: '',
    ...more,
    round,
  });
  const [writing, setWriting] = useState<Writing | undefined>(() =>
    props.initial.state === 'signed' || !drafts ? undefined : begin(props.initial, 0),
  );
  const nextRound = (writing?.round ?? 0) + 1;
  const mayWrite = saved.state === 'signed' ? signs : drafts;
  const context: RecordContext = { timeZone, doctors: start.doctors };
  const heading = useRef<HTMLParagraphElement>(null);
  const [moved, setMoved] = useState(0);
  useEffect(() => {
    if (moved > 0) heading.current?.focus();
  }, [moved]);

  /** Somebody else's newer state, with what was chosen of both. */
  const merge = (theirs: SavedRecord, merged: SessionRecord, more: Partial<Begun> = {}) => {
    setSaved(theirs);
    setDiffering(undefined);
    const may = theirs.state === 'signed' ? signs : drafts;
    setWriting(may ? begin(theirs, nextRound, merged, more) : undefined);
    setMoved(moved + 1);
    toast(t('record.conflict.chosen'));
  };
  /** Whoever typed on while it was saved types on: the form stays as it is, over what is saved now. */
  const goOn = (after: SavedRecord, how: 'draft' | 'signed' | 'corrected', since: SessionRecord) => {
    const { version, record: base } = after;
    const keptAt = new Date().toISOString();
    keepRecord(person.id, visit.id, { version, base, record: since, answers: [], reason: '', keptAt });
    setWriting(begin(after, nextRound - 1, since));
    toast(`${t(`record.done.${how}`)} ${t('record.done.since')}`);
  };
  const take = (typed: KeptRecord) => {
    setKept(undefined);
    if (typed.version !== saved.version) return setDiffering(typed);
    setWriting(begin(saved, nextRound, typed.record, typed));
  };
  return (
    <div class="stack record-room">
      <RecordState saved={saved} timeZone={timeZone} focus={heading} mayWrite={mayWrite} />
      {kept && mayWrite && (
        <KeptNotice
          kept={kept}
          older={kept.version !== saved.version}
          timeZone={timeZone}
          onTake={() => take(kept)}
          onDrop={() => {
            forgetRecord(person.id, visit.id);
            setKept(undefined);
          }}
        />
      )}
      {differing ? (
        <Notice look="caution" title={t('record.conflict.title')}>
          <ConflictPart
            base={differing.base}
            mine={differing.record}
            theirs={saved}
            context={context}
            onGo={(merged) => merge(saved, merged, { answers: differing.answers, reason: differing.reason })}
          />
        </Notice>
      ) : kept && mayWrite ? (
        // Decided first: what is typed now would take the place of what is kept.
        <RecordView saved={saved} context={context} />
      ) : writing ? (
        <RecordForm
          key={writing.round}
          visit={visit}
          saved={saved}
          begun={writing}
          start={start}
          presets={props.presets}
          context={context}
          personId={person.id}
          onSaved={(after, how, since) => {
            forgetRecord(person.id, visit.id);
            setKept(undefined);
            setSaved(after);
            if (since) return goOn(after, how, since);
            setWriting(after.state === 'signed' ? undefined : begin(after, nextRound));
            setMoved(moved + 1);
            toast(t(`record.done.${how}`));
          }}
          onMerged={merge}
          onCancel={
            saved.state === 'signed'
              ? () => {
                  forgetRecord(person.id, visit.id);
                  setWriting(undefined);
                }
              : undefined
          }
        />
      ) : (
        <>
          <RecordView saved={saved} context={context} />
          {mayWrite && saved.state === 'signed' && (
            <div class="row">
              <Button onClick={() => setWriting(begin(saved, nextRound))}>{t('record.correctNow')}</Button>
            </div>
          )}
        </>
      )}
      {saved.version > 0 && (
        <HistoryPart path={`/api/visits/${visit.id}/record`} version={saved.version} context={context} />
      )}
    </div>
  );
}
