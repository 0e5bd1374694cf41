import { hairStates, lengthClasses, partPositions } from '../../../server/contract/codes.ts';
import type { Preparation } from '../../../server/contract/visits.ts';
import { t } from '../../words.ts';
import { Button } from '../button.tsx';
import { ChoiceField, options, SelectField } from '../choices.tsx';
import { TextField } from '../field.tsx';
import type { VisitEditing } from './use-visit.ts';

const answers = ['yes', 'no', 'notSaid'] as const;
type Answer = (typeof answers)[number];

const answerOf = (said: boolean | null): Answer => (said === null ? 'notSaid' : said ? 'yes' : 'no');
const saidBy = (answer: Answer): boolean | null => (answer === 'notSaid' ? null : answer === 'yes');

/** Ticked while the patient sits down; every tick is saved by itself. */
export function PreparationPart({ editing, onAllRight }: { editing: VisitEditing; onAllRight: () => void }) {
  const { preparation } = editing.visit;
  // Not outside: the words of a page arrive beside its code.
  const answerOptions = options(answers, (each) =>
    each === 'notSaid' ? t('codes.hairState.unknown') : t(`common.${each}`),
  );
  const notSaid = { value: '' as const, label: t('codes.hairState.unknown') };
  const change = (part: Partial<Preparation>) => editing.change({ preparation: part });
  return (
    <section class="side-part" aria-labelledby="preparation-title">
      <div class="section-head">
        <h2 id="preparation-title">{t('capture.preparation.title')}</h2>
        <span class="section-count">{editing.saving ? t('capture.preparation.saving') : ''}</span>
      </div>
      <p class="quiet small">{t('capture.preparation.lead')}</p>
      <Button
        onClick={() => {
          change({ hairState: 'dry', combedSame: true, noProduct: true });
          onAllRight();
        }}
      >
        {t('capture.preparation.allRight')}
      </Button>
      <ChoiceField
        name="hairState"
        label={t('capture.preparation.hairState')}
        options={options(hairStates, (each) => t(`codes.hairState.${each}`))}
        value={preparation.hairState}
        onChange={(hairState) => change({ hairState })}
      />
      <ChoiceField
        name="combedSame"
        label={t('capture.preparation.combedSame')}
        options={answerOptions}
        value={answerOf(preparation.combedSame)}
        onChange={(answer) => change({ combedSame: saidBy(answer) })}
      />
      <ChoiceField
        name="noProduct"
        label={t('capture.preparation.noProduct')}
        options={answerOptions}
        value={answerOf(preparation.noProduct)}
        onChange={(answer) => change({ noProduct: saidBy(answer) })}
      />
      <div class="form-pair">
        <SelectField
          name="partPosition"
          label={t('capture.preparation.partPosition')}
          optional="unsaid"
          options={[notSaid, ...options(partPositions, (each) => t(`codes.partPosition.${each}`))]}
          value={preparation.partPosition ?? ''}
          onChange={(chosen) => change({ partPosition: chosen || null })}
        />
        <SelectField
          name="lengthClass"
          label={t('capture.preparation.lengthClass')}
          optional="unsaid"
          options={[notSaid, ...options(lengthClasses, (each) => t(`codes.lengthClass.${each}`))]}
          value={preparation.lengthClass ?? ''}
          onChange={(chosen) => change({ lengthClass: chosen || null })}
        />
      </div>
      <TextField
        name="lastDyeOn"
        label={t('capture.preparation.lastDyeOn')}
        type="date"
        optional="unsaid"
        min="1900-01-01"
        max={editing.visit.date}
        value={preparation.lastDyeOn}
        onChange={(day) => change({ lastDyeOn: day || null })}
      />
    </section>
  );
}
