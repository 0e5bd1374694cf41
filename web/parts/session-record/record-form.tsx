import { useEffect, useRef, useState } from 'preact/hooks';
import { safetyQuestions } from '../../../server/contract/codes.ts';
import type { KitPreset } from '../../../server/contract/kit-presets.ts';
import type {
  RecordFinding,
  RecordStart,
  SavedRecord,
  SessionRecord,
} from '../../../server/contract/session-record.ts';
import type { Visit } from '../../../server/contract/visits.ts';
import { put } from '../../api.ts';
import { todayIn } from '../../dates.ts';
import { apiProblem, isApiProblem } from '../../problem.ts';
import { useHasRole } from '../../session.tsx';
import { t } from '../../words.ts';
import { Button } from '../button.tsx';
import { TextField } from '../field.tsx';
import { Form } from '../form.tsx';
import { text } from '../form-entries.ts';
import { ConfirmPart } from './confirm-part.tsx';
import { ConflictPart } from './conflict-part.tsx';
import { FiguresPanel } from './figures-panel.tsx';
import { answerName, readAnswers } from './read-record.ts';
import { RecordFields } from './record-fields.tsx';
import { type RecordContext, withChanges } from './record-words.ts';
import { StartPart } from './start-part.tsx';
import { type Begun, useRecordEntry } from './use-record-entry.ts';

export interface RecordFormProps {
  visit: Visit;
  saved: SavedRecord;
  begun: Begun;
  start: RecordStart;
  presets: readonly KitPreset[];
  context: RecordContext;
  personId: string;
  /** `since`: the record with what was typed while it was on its way, where anything was. */
  onSaved: (saved: SavedRecord, how: 'draft' | 'signed' | 'corrected', since?: SessionRecord) => void;
  /** Somebody else was faster; what was chosen of both is gone on with. */
  onMerged: (saved: SavedRecord, record: SessionRecord, answered: Pick<Begun, 'answers' | 'reason'>) => void;
  onCancel?: (() => void) | undefined;
}

const isSafety = ({ code }: RecordFinding) => code.startsWith('safety_');

/** The record of a session to fill in: drafted by an assistant, signed by a doctor, corrected with a reason. */
export function RecordForm(props: RecordFormProps) {
  const { visit, saved, begun, context } = props;
  const signs = useHasRole('doctor');
  const isSigned = saved.state === 'signed';
  const [warnings, setWarnings] = useState<readonly RecordFinding[]>(() =>
    saved.findings.filter((each) => each.severity === 'warn' && (signs || !isSafety(each))),
  );
  const { timeZone } = context;
  const { personId } = props;
  const clock = { day: visit.date, timeZone };
  const form = useRecordEntry({ begun, warnings, personId, visitId: visit.id, clock });
  const asDraft = useRef(false);
  useFirstUnanswered(form.area, warnings);

  const send = async (entries: FormData) => {
    const sign = signs && !isSigned && !asDraft.current;
    const confirmations = readAnswers(entries, warnings);
    const change = {
      record: form.read(entries),
      confirmations,
      ...(sign && { sign }),
      ...(isSigned && { reason: text(entries, 'reason') }),
    };
    try {
      const path = `/api/visits/${visit.id}/record`;
      const after = await put<SavedRecord>(path, change, { version: begun.version });
      const how = isSigned ? 'corrected' : sign ? 'signed' : 'draft';
      props.onSaved(after, how, withChanges(after.record, change.record, form.read()));
    } catch (thrown) {
      if (isApiProblem(thrown) && thrown.code === 'record_unconfirmed') {
        const asked = thrown.values.reasons as RecordFinding[];
        // What was answered stays in sight, and what the doctor has yet to answer.
        const kept = warnings.filter(
          (each) => isYes(each, change.record) || confirmations.some(isAbout(each)),
        );
        setWarnings([...kept.filter((each) => !asked.some(isAbout(each))), ...asked]);
        throw apiProblem({ ...thrown, fields: [] });
      }
      throw thrown;
    }
  };

  const main = isSigned ? t('record.correct') : signs ? t('record.sign') : t('record.save');
  const today = todayIn(timeZone);
  return (
    <div class="record-desk">
      <div ref={form.area}>
        <Form
          submit={main}
          busy={t('record.saving')}
          onSubmit={send}
          onCancel={props.onCancel}
          besides={signs && !isSigned && <DraftButton asDraft={asDraft} />}
          onProblem={(problem) => {
            if (!isApiProblem(problem)) return null;
            if (problem.status === 0) return <p>{t('record.kept.offline')}</p>;
            if (problem.status !== 412 || !problem.current) return null;
            const theirs = problem.current as SavedRecord;
            return (
              <ConflictPart
                base={begun.base}
                mine={form.read()}
                theirs={theirs}
                context={context}
                onGo={(merged) => props.onMerged(theirs, merged, form.answered())}
              />
            );
          }}
        >
          <ConfirmPart warnings={warnings} given={[...begun.answers, ...saved.confirmations]} />
          {isSigned ? (
            <TextField
              name="reason"
              label={t('record.correcting')}
              hint={t('record.correctingHint')}
              maxLength={500}
              value={begun.reason}
            />
          ) : (
            <StartPart start={props.start} presets={props.presets} onFill={form.fill} />
          )}
          <RecordFields
            round={form.shown.round}
            record={form.shown.record}
            entry={form.entry}
            context={context}
            onZones={form.setZones}
            onFill={form.fill}
            endsNow={visit.date === today}
          />
        </Form>
      </div>
      <FiguresPanel record={form.entry} />
    </div>
  );
}

/** A doctor may also leave it a draft: this once, also where an entry is wrong and nothing is sent. */
const DraftButton = ({ asDraft }: { asDraft: { current: boolean } }) => (
  <>
    <Button
      onClick={(event) => {
        asDraft.current = true;
        (event.currentTarget as HTMLButtonElement).form?.requestSubmit();
        asDraft.current = false;
      }}
    >
      {t('record.save')}
    </Button>
    <span class="quiet small record-keys">{t('record.keys')}</span>
  </>
);

const isYes = ({ field }: RecordFinding, { safety = {} }: SessionRecord): boolean =>
  safetyQuestions.some((question) => field === `safety.${question}` && safety[question] === true);

const isAbout = (one: RecordFinding) => (other: { code: string; field: string }) =>
  one.code === other.code && one.field === other.field;

/** What was asked just now is answered next: the focus goes there. */
function useFirstUnanswered(area: { current: HTMLElement | null }, warnings: readonly RecordFinding[]) {
  const first = useRef(true);
  useEffect(() => {
    if (first.current) {
      first.current = false;
      return;
    }
    const names = new Set(warnings.map(answerName));
    const inputs = [...(area.current?.querySelectorAll('input') ?? [])];
    inputs.find(({ name, value }) => names.has(name) && value.trim() === '')?.focus();
  }, [warnings]);
}
