import { stringify } from 'csv-stringify/sync';
import type { LotSession } from '../contract/lots.ts';

/** Names of the columns and what stands in them: codes, dates and numbers as a program reads them. */
const columns = {
  lot: 'lot',
  patientCode: 'patient_code',
  patientName: 'patient_name',
  on: 'date',
  kit: 'kit',
  expiresOn: 'expires_on',
  injectedMl: 'injected_ml',
  state: 'record',
} as const satisfies Partial<Record<keyof LotSession, string>>;

/**
 * The sessions with a lot as RFC 4180, in UTF-8 with the mark that spreadsheets ask for. A text that a spreadsheet would
 * take for a formula begins with an apostrophe. What comes of a demonstration says so in every row.
 */
export function lotCsv(sessions: readonly LotSession[], demonstration: boolean): string {
  const rows = sessions.map((session) => ({ ...session, ...(demonstration && { demonstration: 'yes' }) }));
  return stringify(rows, {
    columns: { ...columns, ...(demonstration && { demonstration: 'demonstration' }) },
    header: true,
    bom: true,
    record_delimiter: '\r\n',
    escape_formulas: true,
  });
}
