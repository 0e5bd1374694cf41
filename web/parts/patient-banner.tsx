import type { ComponentChildren } from 'preact';
import type { Timeline } from '../../server/contract/timeline.ts';
import { useHasRole } from '../session.tsx';
import { t } from '../words.ts';
import { usePageTitle } from './page.tsx';
import { Thumb } from './thumb.tsx';

export const patientTabs = ['timeline', 'photos', 'compare', 'progress', 'assess', 'edit'] as const;
export type PatientTab = (typeof patientTabs)[number];

/** Name, code, year of birth and a picture, on every page of a patient; the name is the page's title. */
export function PatientBanner(props: {
  timeline: Timeline;
  tab: PatientTab | null;
  title: string;
  actions?: ComponentChildren;
  /** As wide as the page below it. */
  wide?: boolean;
  /** No picture of the patient: on the page below nobody may know which is the reference. */
  blind?: boolean;
}) {
  const { patient } = props.timeline;
  const heading = usePageTitle(`${props.title} · ${patient.code}`);
  const base = `/patients/${patient.id}`;
  const mayAssess = useHasRole('doctor', 'admin');
  const tabs = patientTabs.filter((tab) => tab !== 'assess' || mayAssess);
  return (
    <div class="banner">
      <div class={props.wide ? 'banner-inner banner-wide' : 'banner-inner'}>
        <Thumb photoId={props.blind ? null : bannerPhotoId(props.timeline)} large />
        <div>
          <h1 ref={heading} tabIndex={-1}>
            {patient.name}
            <span class="heard-only"> – {props.title}</span>
          </h1>
          <p class="banner-facts">
            <span class="code">{patient.code}</span>
            <span>
              {patient.yearOfBirth === null
                ? t('patient.yearUnknown')
                : t('patient.born', { year: patient.yearOfBirth })}
            </span>
            {patient.status === 'lost' && <span>{t('patient.lost')}</span>}
          </p>
        </div>
        {props.actions ?? <span />}
        <nav class="tabs" aria-label={t('patient.tabsLabel')}>
          {tabs.map((tab) => (
            <a
              key={tab}
              href={tab === 'timeline' ? base : `${base}/${tab}`}
              aria-current={tab === props.tab ? 'page' : undefined}
            >
              {t(`patient.tabs.${tab}`)}
            </a>
          ))}
        </nav>
      </div>
    </div>
  );
}

/** The banner's own room while the patient is fetched: what is below it shall not move when it comes. */
export function AwaitedBanner({ wide }: { wide: boolean }) {
  return (
    <div class="banner banner-awaited" aria-hidden="true">
      <div class={wide ? 'banner-inner banner-wide' : 'banner-inner'}>
        <span class="thumb thumb-none thumb-large" />
        <div>
          <p class="banner-awaited-name">{'\u00a0'}</p>
          <p class="banner-facts">{'\u00a0'}</p>
        </div>
        <div class="tabs">
          <span class="banner-awaited-tab">{'\u00a0'}</span>
        </div>
      </div>
    </div>
  );
}

/** The reference of the course's primary view, else any reference, else the newest photo. */
function bannerPhotoId({ courses, references, visits }: Timeline): string | null {
  const view = courses.at(-1)?.primaryView;
  const reference = references.find((each) => each.view === view) ?? references[0];
  if (reference) return reference.photoId;
  const photos = visits.flatMap((visit) => visit.photos);
  return photos.find((photo) => photo.state === 'current')?.id ?? null;
}
