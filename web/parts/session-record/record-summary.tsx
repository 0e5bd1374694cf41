import { useLocation } from 'preact-iso';
import type { SavedRecord } from '../../../server/contract/session-record.ts';
import type { Visit } from '../../../server/contract/visits.ts';
import { get } from '../../api.ts';
import { useHasRole } from '../../session.tsx';
import { t } from '../../words.ts';
import { LinkButton } from '../button.tsx';
import { useShortcuts } from '../compare/use-shortcuts.ts';
import { Icon } from '../icon.tsx';
import { Loaded } from '../loaded.tsx';
import { useResource } from '../use-resource.ts';
import { stateWords } from './record-state.tsx';
import { answerTo } from './record-words.ts';

/** The session's record beside its photos: where it stands, what of it is for the doctor, and the way to it. */
export function RecordSummary({ visit, timeZone }: { visit: Visit; timeZone: string }) {
  const path = `/api/visits/${visit.id}/record`;
  // The record is held against the day and the kind of the session, so that it is asked again with the visit.
  const saved = useResource(`${path} ${visit.version}`, (signal) => get<SavedRecord>(path, { signal }), {
    keep: true,
  });
  const mayDraft = useHasRole('assistant', 'doctor');
  const { route } = useLocation();
  const href = `/visits/${visit.id}/record`;
  useShortcuts({ r: () => route(href) });
  return (
    <section class="side-part" aria-labelledby="record-title">
      <div class="section-head">
        <h2 id="record-title">{t('record.title')}</h2>
      </div>
      <Loaded resource={saved} busy={t('record.loading')}>
        {(record) => {
          const open = unanswered(record);
          return (
            <div class="stack record-summary">
              <p>{stateWords(record, timeZone)}</p>
              {open > 0 && (
                <p class="record-open">
                  <Icon name="alert" />
                  {t('record.open', { count: open })}
                </p>
              )}
              <div class="row">
                <LinkButton href={href} look={record.state === 'signed' ? undefined : 'main'}>
                  {t(record.state === 'signed' || !mayDraft ? 'record.read' : 'record.fillIn')}
                </LinkButton>
                <span class="quiet small record-keys">{t('record.key')}</span>
              </div>
            </div>
          );
        }}
      </Loaded>
    </section>
  );
}

/** Warnings that nobody has said anything to. */
const unanswered = ({ findings, confirmations }: SavedRecord): number =>
  findings.filter((each) => answerTo(each, confirmations) === undefined).length;
