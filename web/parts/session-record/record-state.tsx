import type { SavedRecord } from '../../../server/contract/session-record.ts';
import { formatInstant } from '../../dates.ts';
import { useHasRole } from '../../session.tsx';
import { t } from '../../words.ts';

const hasLot = (lot: string | null | undefined): lot is string =>
  Boolean(lot) && lot?.trim().toLowerCase() !== t('record.lotNone');

/** Where the record stands, in a sentence, and the way to the other sessions with its lot. */
export function RecordState(props: {
  saved: SavedRecord;
  timeZone: string;
  focus: { current: HTMLParagraphElement | null };
  mayWrite: boolean;
}) {
  const { saved, timeZone } = props;
  const mayDraft = useHasRole('assistant', 'doctor');
  const lot = saved.record.kitLot;
  return (
    <div class="record-state">
      <p ref={props.focus} tabIndex={-1}>
        <span class={`tag record-tag-${saved.state}`}>{t(`codes.recordState.${saved.state}`)}</span>{' '}
        {stateWords(saved, timeZone)}
      </p>
      {!props.mayWrite && (
        <p class="quiet small">{t(mayDraft ? 'record.state.signedReadOnly' : 'record.state.readOnly')}</p>
      )}
      {hasLot(lot) && (
        <p>
          <a href={`/lots?lot=${encodeURIComponent(lot)}`}>{t('record.lotSessions', { lot })}</a>
        </p>
      )}
    </div>
  );
}

/** `Signed by …, 3 Mar 2026, 10:30. Corrected by …` */
export function stateWords(saved: SavedRecord, timeZone: string): string {
  const at = (instant: string | null) => (instant ? formatInstant(instant, timeZone) : '');
  if (saved.state !== 'signed') return t(`record.state.${saved.state}`);
  const signed = t('record.state.signed', { who: saved.signedBy, when: at(saved.signedAt) });
  if (saved.reason === null) return signed;
  const { savedBy: who, reason } = saved;
  return `${signed} ${t('record.state.correctedBy', { who, when: at(saved.savedAt), reason })}`;
}
