import { useMemo, useState } from 'preact/hooks';
import type { Measurement, MeasurementList } from '../../../server/contract/measurements.ts';
import type { Timeline } from '../../../server/contract/timeline.ts';
import type { Visit } from '../../../server/contract/visits.ts';
import { get } from '../../api.ts';
import { formatDay } from '../../dates.ts';
import { useHasRole } from '../../session.tsx';
import { t } from '../../words.ts';
import { Button } from '../button.tsx';
import { Loaded } from '../loaded.tsx';
import { useResource } from '../use-resource.ts';
import { earlierOf, enteredAt, type VisitDays } from './entered-lines.ts';
import { besideWords, saidWords } from './entered-words.ts';
import { NewValueDialog, ValueDialog } from './value-dialogs.tsx';

/** What was read, asked or counted at one visit: entered here, each with what it was before. */
export function ValuesPart({ visit, timeline }: { visit: Visit; timeline: Timeline }) {
  const path = `/api/patients/${visit.patientId}/measurements`;
  const values = useResource(path, (signal) => get<MeasurementList>(path, { signal }));
  const [open, setOpen] = useState<Measurement | 'new'>();
  const mayEnter = useHasRole('assistant', 'doctor');
  const mayCorrect = useHasRole('doctor');
  const dialog = { onSaved: values.reload, onClose: () => setOpen(undefined) };
  const visits = useMemo(() => new Map(timeline.visits.map((each) => [each.id, each])), [timeline]);
  const own = visits.get(visit.id);
  return (
    <section class="side-part" aria-labelledby="values-title">
      <div class="section-head">
        <h2 id="values-title">{t('entry.part.title')}</h2>
      </div>
      <p class="quiet small">{t('entry.part.lead')}</p>
      <Loaded resource={values} busy={t('entry.part.loading')}>
        {({ measurements }) => {
          const entered = enteredAt(measurements, visit.id);
          if (entered.length === 0) return <p class="quiet">{t('entry.part.none')}</p>;
          return (
            <ul class="entered-values">
              {entered.map((value) => (
                <EnteredValue
                  key={value.id}
                  value={value}
                  earlier={earlierOf(measurements, value, visits)}
                  visits={visits}
                  onCorrect={mayCorrect ? () => setOpen(value) : undefined}
                />
              ))}
            </ul>
          );
        }}
      </Loaded>
      {mayEnter && own && (
        <Button icon="plus" onClick={() => setOpen('new')}>
          {t('entry.part.add')}
        </Button>
      )}
      {open === 'new' && own && <NewValueDialog visits={[own]} pattern={visit.pattern} {...dialog} />}
      {open && open !== 'new' && <ValueDialog value={open} {...dialog} />}
    </section>
  );
}

function EnteredValue(props: {
  value: Measurement;
  earlier: readonly Measurement[];
  visits: VisitDays;
  onCorrect: (() => void) | undefined;
}) {
  const { value, earlier, visits, onCorrect } = props;
  const metric = t(`codes.metric.${value.metric}`);
  const beside = besideWords(value);
  const place = [value.view && t(`codes.view.${value.view}`), value.site].filter(Boolean).join(', ');
  const what = `${metric}, ${saidWords(value)}`;
  return (
    <li>
      <div class="entered-value">
        <div>
          <p>
            {metric}: <strong>{saidWords(value)}</strong>
          </p>
          {place && <p class="small">{place}</p>}
          {beside && <p class="quiet small">{beside}</p>}
          {value.note && <p class="small">{value.note}</p>}
          {value.version > 1 && <p class="quiet small">{t('entry.part.corrected')}</p>}
        </div>
        {onCorrect && (
          <Button look="plain" label={t('entry.part.edit', { what })} onClick={onCorrect}>
            {t('entry.part.editShort')}
          </Button>
        )}
      </div>
      {earlier.length > 0 && (
        <details>
          <summary>{t('entry.part.earlier', { count: earlier.length })}</summary>
          <ul>
            {earlier.map((each) => (
              <li key={each.id}>
                <time dateTime={each.takenOn}>
                  {formatDay(each.takenOn, visits.get(each.visitId)?.datePrecision)}
                </time>
                : {saidWords(each)}
              </li>
            ))}
          </ul>
        </details>
      )}
    </li>
  );
}
