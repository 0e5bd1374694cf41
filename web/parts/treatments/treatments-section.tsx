import { useState } from 'preact/hooks';
import type { Timeline } from '../../../server/contract/timeline.ts';
import type { Treatment, TreatmentList } from '../../../server/contract/treatments.ts';
import { get } from '../../api.ts';
import { formatInstant, todayIn } from '../../dates.ts';
import { useTimeZone } from '../../session.tsx';
import { t } from '../../words.ts';
import { Button } from '../button.tsx';
import { Loaded } from '../loaded.tsx';
import { Section } from '../page.tsx';
import { useResource } from '../use-resource.ts';
import { NewTreatmentDialog, TreatmentDialog } from './treatment-dialog.tsx';
import { treatmentDates, treatmentName } from './treatment-words.ts';

/** What else is done to the patient's hair: entered, corrected and taken back here. */
export function TreatmentsSection({ patient }: Pick<Timeline, 'patient'>) {
  const path = `/api/patients/${patient.id}/treatments`;
  const treatments = useResource(path, (signal) => get<TreatmentList>(path, { signal }));
  const zone = useTimeZone(patient.branchId);
  const [open, setOpen] = useState<Treatment | 'new'>();
  const dialog = { today: todayIn(zone), onSaved: treatments.reload, onClose: () => setOpen(undefined) };
  return (
    <Section
      title={t('treatments.title')}
      actions={
        <Button icon="plus" onClick={() => setOpen('new')}>
          {t('treatments.add')}
        </Button>
      }
    >
      <p class="quiet small">{t('treatments.lead')}</p>
      <Loaded resource={treatments} busy={t('treatments.loading')}>
        {({ treatments: list }) =>
          list.length === 0 ? (
            <p class="quiet">{t('treatments.none')}</p>
          ) : (
            <ul class="treatments">
              {list.map((treatment) => (
                <TreatmentItem
                  key={treatment.id}
                  treatment={treatment}
                  zone={zone}
                  onEdit={() => setOpen(treatment)}
                />
              ))}
            </ul>
          )
        }
      </Loaded>
      {open === 'new' && <NewTreatmentDialog patientId={patient.id} {...dialog} />}
      {open && open !== 'new' && <TreatmentDialog treatment={open} {...dialog} />}
    </Section>
  );
}

function TreatmentItem(props: { treatment: Treatment; zone: string | undefined; onEdit: () => void }) {
  const { treatment } = props;
  const what = treatmentName(treatment);
  const when = formatInstant(treatment.enteredAt, props.zone);
  return (
    <li class="treatment">
      <div>
        <p>
          <strong>{what}</strong> · {treatmentDates(treatment)}
        </p>
        {treatment.note && <p class="small">{treatment.note}</p>}
        <p class="quiet small">{t('treatments.enteredBy', { who: treatment.enteredBy, when })}</p>
      </div>
      <Button look="plain" label={t('treatments.edit', { what })} onClick={props.onEdit}>
        {t('treatments.editShort')}
      </Button>
    </li>
  );
}
