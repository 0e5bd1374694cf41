import { type RecordNumber, recordRanges } from '../../../server/contract/record-ranges.ts';
import type { SessionRecord } from '../../../server/contract/session-record.ts';
import { t } from '../../words.ts';
import { TextField } from '../field.tsx';

/** A number of the record, checked against its hard range before it is sent. */
export function NumberEntry({
  name,
  record,
  hint,
}: {
  name: RecordNumber;
  record: SessionRecord;
  hint?: string;
}) {
  const [min, max, step]: readonly [number, number, number?] = recordRanges[name];
  return (
    <TextField
      name={name}
      label={t(`record.field.${name}`)}
      hint={hint}
      type="number"
      inputMode={step ? 'numeric' : 'decimal'}
      min={min}
      max={max}
      step={step ?? 'any'}
      optional="unsaid"
      value={record[name]}
    />
  );
}
