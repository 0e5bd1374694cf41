import type { Severity } from '../../contract/codes.ts';
import type { RecordFinding } from '../../contract/session-record.ts';
import { type ReasonCode, type ReasonValues, reason } from '../reason.ts';

/** What a rule says of a field; `field` is its path in the record, also where no entry stands yet. */
export const finding = <Code extends ReasonCode>(
  code: Code,
  severity: Severity,
  field: string,
  values: ReasonValues<Code>,
): RecordFinding => ({ ...reason(code, severity, values), field });

export const outside = (value: number, min: number, max: number): boolean => value < min || value > max;

/** Room for what binary fractions lose: 4.4 of 4.4 is not more. */
export const exceeds = (value: number, most: number): boolean => value > most + 1e-9;
