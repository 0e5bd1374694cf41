import { useState } from 'preact/hooks';
import { type Timing, timings, type View, views } from '../../../server/contract/codes.ts';
import type { PatientRow } from '../../../server/contract/patients.ts';
import type { Photo } from '../../../server/contract/photos.ts';
import type { Timeline } from '../../../server/contract/timeline.ts';
import { get, post } from '../../api.ts';
import { t } from '../../words.ts';
import { ChoiceField, options, SelectField } from '../choices.tsx';
import { Dialog } from '../dialog.tsx';
import { NoteField } from '../field.tsx';
import { Form } from '../form.tsx';
import { oneOf, text } from '../form-entries.ts';
import { Loaded } from '../loaded.tsx';
import { useResource } from '../use-resource.ts';
import { visitName } from '../visit-name.ts';
import { timingWords } from './capture-tools.tsx';
import { PatientFinder } from './patient-finder.tsx';

/** Puts a misfiled photo where it belongs: another view, another visit, or another patient. */
export function MoveDialog(props: {
  photo: Photo;
  timeline: Timeline;
  onDone: (place: string) => void;
  onClose: () => void;
}) {
  const { photo, timeline } = props;
  const [whose, setWhose] = useState<'same' | 'other'>('same');
  const [other, setOther] = useState<PatientRow>();
  const otherId = whose === 'other' ? other?.id : undefined;
  const resource = useResource(otherId ? `/api/patients/${otherId}/timeline` : null, (signal) =>
    get<Timeline>(`/api/patients/${otherId}/timeline`, { signal }),
  );

  const send = async (entries: FormData) => {
    const view = oneOf<View>(entries, 'view', views);
    const timing = oneOf<Timing>(entries, 'timing', timings);
    const move = { visitId: text(entries, 'visitId'), view, timing, reason: text(entries, 'reason') };
    await post<Photo>(`/api/photos/${photo.id}/move`, move);
    const code = whose === 'other' && other ? other.code : timeline.patient.code;
    props.onDone(t('capture.move.otherPlace', { code, view: t(`codes.view.${view}`) }));
  };

  return (
    <Dialog title={t('capture.move.title')} onClose={props.onClose}>
      <div class="stack">
        <p>{t('capture.move.text')}</p>
        <ChoiceField
          name="whose"
          label={t('capture.move.to')}
          options={[
            { value: 'same', label: t('capture.move.same', { name: timeline.patient.name }) },
            { value: 'other', label: t('capture.move.other') },
          ]}
          value="same"
          onChange={setWhose}
        />
        {whose === 'other' && (
          <PatientFinder besideId={timeline.patient.id} chosen={other} onChoose={setOther} />
        )}
        {whose === 'same' && (
          <MoveForm photo={photo} visits={timeline.visits} onSubmit={send} onClose={props.onClose} />
        )}
        {otherId && (
          <Loaded resource={resource} busy={t('capture.move.visitsBusy')}>
            {({ visits }) =>
              visits.length === 0 ? (
                <p>{t('capture.move.noVisits')}</p>
              ) : (
                <MoveForm photo={photo} visits={visits} onSubmit={send} onClose={props.onClose} />
              )
            }
          </Loaded>
        )}
      </div>
    </Dialog>
  );
}

function MoveForm(props: {
  photo: Photo;
  visits: Timeline['visits'];
  onSubmit: (entries: FormData) => Promise<void>;
  onClose: () => void;
}) {
  const { photo, visits } = props;
  return (
    <Form
      submit={t('capture.move.submit')}
      busy={t('capture.move.busy')}
      onSubmit={props.onSubmit}
      onCancel={props.onClose}
    >
      <SelectField
        name="visitId"
        label={t('capture.move.visit')}
        options={visits.map((visit) => ({ value: visit.id, label: visitName(visit) }))}
        value={photo.visitId}
      />
      <div class="form-pair">
        <SelectField
          name="view"
          label={t('capture.move.view')}
          options={options(views, (each) => t(`codes.view.${each}`))}
          value={photo.view}
        />
        <SelectField
          name="timing"
          label={t('capture.move.timing')}
          options={options(timings, (each) => t(timingWords[each]))}
          value={photo.timing}
        />
      </div>
      <NoteField name="reason" label={t('capture.move.reason')} maxLength={500} />
    </Form>
  );
}
