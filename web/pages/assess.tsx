import { useEffect, useState } from 'preact/hooks';
import type { AssessmentList, OpenAssessment, Reading } from '../../server/contract/assessments.ts';
import type { Timeline } from '../../server/contract/timeline.ts';
import { get, post } from '../api.ts';
import { ReadersAgreement } from '../parts/assess/agreement.tsx';
import { EarlierReadings, PairList } from '../parts/assess/pair-list.tsx';
import { OpenReading } from '../parts/assess/reading.tsx';
import { SignedReading } from '../parts/assess/signed.tsx';
import { LinkButton } from '../parts/button.tsx';
import { Empty } from '../parts/feedback.tsx';
import { Loaded } from '../parts/loaded.tsx';
import { PatientPage } from '../parts/patient-page.tsx';
import { useResource } from '../parts/use-resource.ts';
import type { PageInput } from '../routes.tsx';
import { t } from '../words.ts';

/** The list of what may be read, or one reading: `?photo=` names the photo, never which picture it is. */
export default function AssessPage({ params, query }: PageInput) {
  const patientId = params.id ?? '';
  const reads = query.photo !== undefined;
  return (
    <PatientPage patientId={patientId} tab="assess" title={t('assess.title')} wide={reads} blind={reads}>
      {(timeline) =>
        reads ? (
          <OneReading key={query.photo} patientId={patientId} photoId={query.photo ?? ''} />
        ) : (
          <Readings key={patientId} timeline={timeline} />
        )
      }
    </PatientPage>
  );
}

const useReadings = (patientId: string) => {
  const path = `/api/patients/${patientId}/assessments`;
  return useResource(path, (signal) => get<AssessmentList>(path, { signal }));
};

function Readings({ timeline }: { timeline: Timeline }) {
  const { patient, courses } = timeline;
  return (
    <>
      <p class="page-lead measure">{t('assess.lead')}</p>
      <Loaded resource={useReadings(patient.id)} busy={t('assess.loading')}>
        {({ pairs, earlier }) => (
          <>
            {pairs.length + earlier.length === 0 && (
              <Empty title={t('assess.empty')} text={t('assess.emptyText')}>
                <LinkButton href={`/patients/${patient.id}/photos`}>{t('assess.emptyAction')}</LinkButton>
              </Empty>
            )}
            <PairList patientId={patient.id} pairs={pairs} primary={courses.at(-1)?.primaryView} />
            <EarlierReadings readings={earlier} />
            <ReadersAgreement />
          </>
        )}
      </Loaded>
    </>
  );
}

function OneReading({ patientId, photoId }: { patientId: string; photoId: string }) {
  const [signed, setSigned] = useState<Reading>();
  const opened = useResource(`reading ${patientId} ${photoId}`, () =>
    post<OpenAssessment>('/api/assessments', { patientId, photoId }),
  );
  if (signed) return <Told patientId={patientId} signed={signed} />;
  return (
    <div class="stack">
      <Loaded resource={opened} busy={t('assess.beginning')}>
        {(reading) => <OpenReading reading={reading} onSigned={setSigned} />}
      </Loaded>
      {opened.problem !== undefined && (
        <LinkButton href={`/patients/${patientId}/assess`}>{t('assess.back')}</LinkButton>
      )}
    </div>
  );
}

/** What others saw is asked for only now: nothing of it was here before the signature. */
function Told({ patientId, signed }: { patientId: string; signed: Reading }) {
  const { value } = useReadings(patientId);
  useEffect(() => window.scrollTo(0, 0), []);
  const pair = value?.pairs.find(({ photoId }) => photoId === signed.photoId);
  const next = value?.pairs.find(({ own, reasons }) => own !== 'signed' && reasons.length === 0);
  return <SignedReading patientId={patientId} signed={signed} pair={pair} next={next} />;
}
