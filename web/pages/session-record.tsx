import type { KitPresetList } from '../../server/contract/kit-presets.ts';
import type { RecordStart, SavedRecord } from '../../server/contract/session-record.ts';
import type { Timeline } from '../../server/contract/timeline.ts';
import type { Visit } from '../../server/contract/visits.ts';
import { get } from '../api.ts';
import { formatDay } from '../dates.ts';
import { LinkButton } from '../parts/button.tsx';
import { Loaded } from '../parts/loaded.tsx';
import { PatientPage } from '../parts/patient-page.tsx';
import { RecordDesk } from '../parts/session-record/record-desk.tsx';
import { useResource } from '../parts/use-resource.ts';
import { visitTitle } from '../parts/visit-name.ts';
import type { PageInput } from '../routes.tsx';
import { useSession, useTimeZone } from '../session.tsx';
import { t } from '../words.ts';

/** Everything the form of a record needs, asked at once. */
async function loadRecord(id: string, signal: AbortSignal) {
  const path = `/api/visits/${id}`;
  const [visit, saved, start, { presets }] = await Promise.all([
    get<Visit>(path, { signal }),
    get<SavedRecord>(`${path}/record`, { signal }),
    get<RecordStart>(`${path}/record/start`, { signal }),
    get<KitPresetList>('/api/kit-presets', { signal }),
  ]);
  return { visit, saved, start, presets };
}

/** The record of one session: to fill in, sign, read and correct. */
export default function SessionRecordPage({ params: { id = '' } }: PageInput) {
  const record = useResource(`record ${id}`, (signal) => loadRecord(id, signal));
  const { value } = record;
  const { who } = useSession();
  const person = who?.person;
  const site = who?.branches.find(({ id: branchId }) => branchId === value?.visit.branchId)?.name;
  const timeZone = useTimeZone(value?.visit.branchId) ?? 'UTC';
  if (value === undefined || person === undefined) {
    return (
      <div class="page">
        <Loaded resource={record} busy={t('record.loading')}>
          {() => null}
        </Loaded>
      </div>
    );
  }
  const { visit, saved, start, presets } = value;
  return (
    <PatientPage patientId={visit.patientId} tab={null} title={t('record.title')} wide>
      {(timeline) => (
        <>
          <div class="page-head">
            <div>
              <h2 class="visit-title">{t('record.title')}</h2>
              <p class="page-lead">{sessionWords(timeline, visit, site)}</p>
            </div>
            <LinkButton href={`/visits/${id}`}>{t('record.back')}</LinkButton>
          </div>
          <RecordDesk
            key={id}
            visit={visit}
            initial={saved}
            start={start}
            presets={presets}
            person={person}
            timeZone={timeZone}
          />
        </>
      )}
    </PatientPage>
  );
}

/** `Session 3 · 10 Mar 2026 · Main street` */
function sessionWords({ visits }: Timeline, visit: Visit, site: string | undefined): string {
  const shown = visits.find(({ id }) => id === visit.id);
  const title = shown ? visitTitle(shown) : t('codes.visitKind.session');
  const kind = visit.session?.kind ?? 'initial';
  return [
    title,
    formatDay(visit.date, visit.datePrecision),
    ...(kind === 'initial' ? [] : [t(`codes.sessionKind.${kind}`)]),
    ...[site, visit.room].filter(Boolean),
  ].join(' · ');
}
