import { sessionKinds } from '../../../server/contract/codes.ts';
import type { SessionPart } from '../../../server/contract/visits.ts';
import { instantOf, localTime } from '../../clinic-clock.ts';
import { useHasRole } from '../../session.tsx';
import { t } from '../../words.ts';
import { Button } from '../button.tsx';
import { options, SelectField } from '../choices.tsx';
import { TextField } from '../field.tsx';
import type { VisitEditing } from './use-visit.ts';

const decisions = ['undecided', 'yes', 'no'] as const;

/** What makes the visit a session: its kind, whether it counts, and when the needle went in. */
export function SessionFields(props: {
  editing: VisitEditing;
  timeZone: string;
  /** The fields show what was just set for the person. */
  onSetFor: () => void;
}) {
  const { editing, timeZone } = props;
  const decides = useHasRole('doctor');
  const { session, date } = editing.visit;
  const kind = session?.kind ?? 'initial';
  const change = (part: Partial<SessionPart>) => editing.change({ session: part });
  const clock = session?.injectedAt ? localTime(session.injectedAt, timeZone).clock : '';
  return (
    <section class="side-part" aria-labelledby="session-title">
      <div class="section-head">
        <h2 id="session-title">{t('capture.session.title')}</h2>
      </div>
      <SelectField
        name="sessionKind"
        label={t('capture.session.kind')}
        options={options(sessionKinds, (each) => t(`codes.sessionKind.${each}`))}
        value={kind}
        onChange={(chosen) => change({ kind: chosen })}
      />
      {decides && (kind === 'elsewhere' || kind === 'aborted') && (
        <SelectField
          name="counts"
          label={t('capture.session.counts')}
          hint={t('capture.session.countsHint')}
          options={options(decisions, (each) =>
            each === 'undecided' ? t('capture.session.undecided') : t(`common.${each}`),
          )}
          value={session?.counts == null ? 'undecided' : session.counts ? 'yes' : 'no'}
          onChange={(chosen) => change({ counts: chosen === 'undecided' ? null : chosen === 'yes' })}
        />
      )}
      <TextField
        name="injectedAt"
        label={t('capture.session.injectedAt')}
        hint={t('capture.session.injectedHint', { zone: timeZone })}
        type="time"
        optional="unsaid"
        short
        value={clock}
        onChange={(chosen) =>
          change({ injectedAt: chosen ? instantOf({ day: date, clock: chosen }, timeZone) : null })
        }
      />
      {!session?.injectedAt && (
        <Button
          onClick={() => {
            change({ injectedAt: new Date().toISOString() });
            props.onSetFor();
          }}
        >
          {t('capture.session.injectedNow')}
        </Button>
      )}
    </section>
  );
}
