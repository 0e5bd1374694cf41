import type { ComponentChildren } from 'preact';
import type { Timeline } from '../../server/contract/timeline.ts';
import { get } from '../api.ts';
import { t } from '../words.ts';
import { Loaded } from './loaded.tsx';
import { AwaitedBanner, PatientBanner, type PatientTab } from './patient-banner.tsx';
import { type Resource, useResource } from './use-resource.ts';

/** One patient's whole line of time: every page of a patient needs it for its banner, and most for more. */
export const useTimeline = (patientId: string): Resource<Timeline> =>
  useResource(`/api/patients/${patientId}/timeline`, (signal) =>
    get<Timeline>(`/api/patients/${patientId}/timeline`, { signal }),
  );

export interface PatientPageProps {
  patientId: string;
  /** Which tab the page belongs to; `null` for pages beside the tabs (a visit, a course). */
  tab: PatientTab | null;
  /** Heard after the name and shown in the window's title; never the name itself. */
  title: string;
  actions?: ComponentChildren;
  /** The page uses the whole width of the window (a stage, a chart) instead of a column of text. */
  wide?: boolean;
  /** Nothing on the page but its own pictures may show the patient. */
  blind?: boolean;
  children: (timeline: Timeline, resource: Resource<Timeline>) => ComponentChildren;
}

/** A page of a patient: the banner that stays in sight, and what the page is about once the timeline is here. */
export function PatientPage({
  patientId,
  tab,
  title,
  actions,
  wide = false,
  blind = false,
  children,
}: PatientPageProps) {
  const resource = useTimeline(patientId);
  return (
    <>
      {resource.value ? (
        <PatientBanner
          key={title}
          timeline={resource.value}
          tab={tab}
          title={title}
          actions={actions}
          wide={wide}
          blind={blind}
        />
      ) : (
        <AwaitedBanner wide={wide} />
      )}
      <div class={wide ? 'page page-wide' : 'page'}>
        <Loaded resource={resource} busy={t('patient.loading')}>
          {(timeline) => children(timeline, resource)}
        </Loaded>
      </div>
    </>
  );
}
