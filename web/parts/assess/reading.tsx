import { useRef, useState } from 'preact/hooks';
import type { OpenAssessment, Reading } from '../../../server/contract/assessments.ts';
import { post } from '../../api.ts';
import { t } from '../../words.ts';
import { LinkButton } from '../button.tsx';
import { useShortcuts } from '../compare/use-shortcuts.ts';
import { DemonstrationMark } from '../demonstration-mark.tsx';
import { Notice } from '../feedback.tsx';
import { TextField } from '../field.tsx';
import { Form } from '../form.tsx';
import { textOrNull } from '../form-entries.ts';
import { stageMoves } from '../stage/stage-moves.ts';
import { useViewStore } from '../stage/view-store.ts';
import { BlindStage } from './blind-stage.tsx';
import { Scale } from './scale.tsx';
import { answers } from './score-words.ts';

/** One reading until it is signed: both pictures, the seven answers, one signature. */
export function OpenReading({
  reading,
  onSigned,
}: {
  reading: OpenAssessment;
  onSigned: (signed: Reading) => void;
}) {
  const [score, choose] = useState<number | null>(null);
  const [unanswered, setUnanswered] = useState(false);
  const store = useViewStore();
  const moves = stageMoves(store, reading);
  const scale = useRef<HTMLFieldSetElement>(null);
  const answer = (next: number) => {
    choose(next);
    setUnanswered(false);
  };
  /** The answer has the focus then, so that Enter signs. */
  const answerByKey = (next: number) => {
    answer(next);
    scale.current?.querySelector<HTMLInputElement>(`input[value="${next}"]`)?.focus();
  };
  const sign = async (entries?: FormData) => {
    if (score === null) return setUnanswered(true);
    const note = entries ? textOrNull(entries, 'note') : null;
    onSigned(await post<Reading>(`/api/assessments/${reading.id}/signature`, { score, note }));
  };
  useShortcuts({
    ...Object.fromEntries(answers.map((each, k) => [String(k + 1), () => answerByKey(each.score)])),
    '+': () => moves.zoom(1),
    '=': () => moves.zoom(1),
    '-': () => moves.zoom(-1),
    '0': moves.fit,
  });
  return (
    <div class="reading">
      <DemonstrationMark />
      <BlindStage reading={reading} store={store} moves={moves} />
      <Form submit={t('assess.sign')} busy={t('assess.signing')} onSubmit={sign}>
        <Scale chosen={score} onChoose={answer} scale={scale} />
        {unanswered && <Notice title={t('assess.chooseFirst')} look="caution" role="alert" />}
        <TextField
          name="note"
          label={t('assess.note')}
          hint={t('assess.noteHint')}
          maxLength={500}
          optional
        />
      </Form>
      <LinkButton href={`/patients/${reading.patientId}/assess`} look="link">
        {t('assess.leave')}
      </LinkButton>
      <p class="quiet small measure">{t('assess.how')}</p>
    </div>
  );
}
