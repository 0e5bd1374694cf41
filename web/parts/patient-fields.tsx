import { patterns, sexes } from '../../server/contract/codes.ts';
import type { NewPatient, Patient } from '../../server/contract/patients.ts';
import { useSession } from '../session.tsx';
import { t } from '../words.ts';
import { ChoiceField, options, SelectField } from './choices.tsx';
import { NoteField, TextField } from './field.tsx';
import { numberOrNull, oneOf, text, textOrNull } from './form-entries.ts';

/** The entries of a patient, for adding and for changing one. */
export function PatientFields({ patient }: { patient?: Patient }) {
  const branches = useSession().who?.branches ?? [];
  return (
    <>
      <TextField
        name="name"
        label={t('patients.name')}
        hint={t('patients.nameHint')}
        value={patient?.name}
        maxLength={200}
        autocomplete="off"
      />
      <ChoiceField
        name="pattern"
        label={t('patients.pattern')}
        hint={t('patients.patternHint')}
        options={options(patterns, (each) => t(`codes.pattern.${each}`))}
        value={patient?.pattern}
      />
      <div class="form-pair">
        <TextField
          name="yearOfBirth"
          label={t('patients.yearOfBirth')}
          type="number"
          inputMode="numeric"
          min={1900}
          max={new Date().getFullYear()}
          value={patient?.yearOfBirth}
          optional
        />
        <TextField
          name="phone"
          label={t('patients.phone')}
          type="tel"
          value={patient?.phone}
          maxLength={500}
          autocomplete="off"
          optional
        />
      </div>
      <ChoiceField
        name="sex"
        label={t('patients.sex')}
        options={options(sexes, (each) => t(`codes.sex.${each}`))}
        value={patient?.sex ?? 'withheld'}
        optional
      />
      <TextField
        name="code"
        label={t('patients.code')}
        hint={t('patients.codeHint')}
        value={patient?.code}
        maxLength={40}
        pattern="[\p{L}\p{N}._\/\-]+"
        autocomplete="off"
        spellcheck={false}
        optional={!patient}
      />
      {branches.length > 1 && (
        <SelectField
          name="branchId"
          label={t('patients.branch')}
          options={branches.map((branch) => ({ value: branch.id, label: branch.name }))}
          value={patient?.branchId}
        />
      )}
      <NoteField
        name="note"
        label={t('patients.note')}
        value={patient?.note ?? null}
        maxLength={5000}
        optional
      />
    </>
  );
}

/** The entries as the wire wants them; an empty code is left for the clinic's counter. */
export function readPatient(entries: FormData): NewPatient {
  const code = text(entries, 'code');
  const branchId = text(entries, 'branchId');
  return {
    name: text(entries, 'name'),
    pattern: oneOf(entries, 'pattern', patterns),
    yearOfBirth: numberOrNull(entries, 'yearOfBirth'),
    phone: textOrNull(entries, 'phone'),
    sex: oneOf(entries, 'sex', sexes),
    note: textOrNull(entries, 'note'),
    ...(code && { code }),
    ...(branchId && { branchId }),
  };
}
