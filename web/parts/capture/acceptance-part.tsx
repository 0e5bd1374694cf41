import type { Acceptance, AcceptedPhoto } from '../../../server/contract/acceptance.ts';
import { get } from '../../api.ts';
import { useHasRole } from '../../session.tsx';
import { reasonWords, t } from '../../words.ts';
import { Button } from '../button.tsx';
import { Loaded } from '../loaded.tsx';
import { toast } from '../toast.tsx';
import { useResource } from '../use-resource.ts';
import type { VisitEditing } from './use-visit.ts';

/**
 * Old photos compare with nothing until a doctor accepts them, by the grade each of them would have. `round` counts up
 * when a photo of the visit was stored or measured.
 */
export function AcceptancePart(props: { editing: VisitEditing; round: string; onChanged: () => void }) {
  const { editing, round } = props;
  const { visit } = editing;
  const decides = useHasRole('doctor');
  const path = `/api/visits/${visit.id}/acceptance`;
  const resource = useResource(`${path} ${round}`, (signal) => get<Acceptance>(path, { signal }), {
    keep: true,
  });
  const decide = async (accepted: boolean) => {
    await editing.save({ accepted });
    toast(t(accepted ? 'acceptance.done' : 'acceptance.undone'));
    props.onChanged();
  };
  return (
    <section class="side-part" aria-labelledby="acceptance-title">
      <div class="section-head">
        <h2 id="acceptance-title">{t('acceptance.title')}</h2>
      </div>
      <p class="small">{t(visit.accepted ? 'acceptance.accepted' : 'acceptance.waiting')}</p>
      <Loaded resource={resource} busy={t('acceptance.loading')}>
        {({ photos }) => (
          <ul class="acceptance">
            {photos.map((photo) => (
              <li key={photo.photoId}>
                <GradeOfPhoto photo={photo} />
              </li>
            ))}
          </ul>
        )}
      </Loaded>
      {decides ? (
        <Button
          look={visit.accepted ? undefined : 'main'}
          onClick={() => void decide(!visit.accepted).catch(() => undefined)}
        >
          {t(visit.accepted ? 'acceptance.takeBack' : 'acceptance.accept')}
        </Button>
      ) : (
        <p class="quiet small">{t('acceptance.doctor')}</p>
      )}
    </section>
  );
}

/** The grade of one old photo against its reference, and why it is no better. */
export function GradeOfPhoto({ photo }: { photo: AcceptedPhoto }) {
  const view = t(`codes.view.${photo.view}`);
  return (
    <>
      <p>
        <strong>{view}</strong>: {gradeWords(photo)}
      </p>
      {photo.hasReference &&
        photo.reasons.map((reason) => (
          <p class="quiet small" key={reason.code}>
            {reasonWords(reason)}
          </p>
        ))}
    </>
  );
}

function gradeWords(photo: AcceptedPhoto): string {
  if (photo.isReference) return t('acceptance.isReference');
  if (!photo.hasReference) return t('acceptance.noReference');
  return t(photo.isMeasured ? 'acceptance.grade' : 'acceptance.gradeSoFar', { grade: photo.grade });
}
