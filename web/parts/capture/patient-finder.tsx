import { useState } from 'preact/hooks';
import type { PatientPage, PatientRow } from '../../../server/contract/patients.ts';
import { get } from '../../api.ts';
import { t } from '../../words.ts';
import { Button } from '../button.tsx';
import { Field } from '../field.tsx';
import { Loaded } from '../loaded.tsx';
import { Thumb } from '../thumb.tsx';
import { useResource } from '../use-resource.ts';

const shownAtMost = 6;

/** Finds one other patient by name, code or phone. */
export function PatientFinder(props: {
  /** The patient who is not meant. */
  besideId: string;
  chosen: PatientRow | undefined;
  onChoose: (patient: PatientRow | undefined) => void;
}) {
  const { chosen, onChoose } = props;
  const [words, setWords] = useState('');
  const q = words.trim();
  const resource = useResource(
    q && !chosen ? `/api/patients?q=${q}` : null,
    (signal) => get<PatientPage>('/api/patients', { query: { q }, signal }),
    { keep: true },
  );
  if (chosen) {
    return (
      <div class="row">
        <p>
          <strong>{t('capture.move.chosen', { name: chosen.name, code: chosen.code })}</strong>
        </p>
        <Button look="link" onClick={() => onChoose(undefined)}>
          {t('capture.move.chooseAnother')}
        </Button>
      </div>
    );
  }
  return (
    <div class="stack">
      <Field name="finder" label={t('capture.move.search')} hint={t('capture.move.searchHint')}>
        {(wiring) => (
          <input
            {...wiring}
            type="search"
            class="input"
            autocomplete="off"
            value={words}
            onInput={(event) => setWords(event.currentTarget.value)}
          />
        )}
      </Field>
      {q && (
        <Loaded resource={resource} busy={t('capture.move.searching')}>
          {(page) => {
            const found = page.patients.filter(({ id }) => id !== props.besideId).slice(0, shownAtMost);
            return (
              <>
                <p class="small quiet" role="status">
                  {found.length > 0
                    ? t('capture.move.found', { count: found.length })
                    : t('capture.move.nobody')}
                </p>
                <ul class="rows">
                  {found.map((patient) => (
                    <li key={patient.id}>
                      <button type="button" class="rows-link rows-button" onClick={() => onChoose(patient)}>
                        <Thumb photoId={patient.thumbPhotoId} />
                        <span class="rows-main">
                          <span class="rows-name">{patient.name}</span>
                          <span class="rows-detail">
                            <span class="code">{patient.code}</span>
                            {patient.yearOfBirth !== null &&
                              ` · ${t('patient.born', { year: patient.yearOfBirth })}`}
                          </span>
                        </span>
                      </button>
                    </li>
                  ))}
                </ul>
              </>
            );
          }}
        </Loaded>
      )}
    </div>
  );
}
