import type { Acceptance } from '../../server/contract/acceptance.ts';
import type { Photo } from '../../server/contract/photos.ts';
import type { TimelineVisit } from '../../server/contract/timeline.ts';
import type { Visit } from '../../server/contract/visits.ts';
import { get, patch } from '../api.ts';
import { formatDay } from '../dates.ts';
import { t } from '../words.ts';
import { GradeOfPhoto } from './capture/acceptance-part.tsx';
import { TickField } from './choices.tsx';
import { Loaded } from './loaded.tsx';
import { useResource } from './use-resource.ts';

const tick = 'acceptOld';

/** What a doctor knows before an old photo becomes the reference: its grade, and that its visit has to be accepted. */
export function OldReference({ photo, visit }: { photo: Photo; visit: TimelineVisit }) {
  const path = `/api/visits/${visit.id}/acceptance`;
  const resource = useResource(path, (signal) => get<Acceptance>(path, { signal }));
  return (
    <fieldset class="field">
      <legend class="field-label">{t('acceptance.reference')}</legend>
      <p class="small">
        {t('acceptance.referenceText', { date: formatDay(visit.date, visit.datePrecision) })}
      </p>
      <Loaded resource={resource} busy={t('acceptance.loading')}>
        {({ accepted, photos }) => (
          <>
            {photos
              .filter(({ photoId }) => photoId === photo.id)
              .map((each) => (
                <GradeOfPhoto key={each.photoId} photo={each} />
              ))}
            {!accepted && (
              <TickField
                name={tick}
                label={t('acceptance.acceptToo')}
                hint={t('acceptance.acceptTooHint')}
                checked
              />
            )}
          </>
        )}
      </Loaded>
    </fieldset>
  );
}

/** Accepts the visit of an old photo where the doctor ticked it; one that is accepted stays so. */
export async function acceptOld(visit: TimelineVisit | undefined, entries: FormData): Promise<void> {
  if (!visit || !entries.has(tick)) return;
  const { version, accepted } = await get<Visit>(`/api/visits/${visit.id}`);
  if (!accepted) await patch<Visit>(`/api/visits/${visit.id}`, { accepted: true }, { version });
}
