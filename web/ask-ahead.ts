import { askEarly } from './api.ts';
import { decodeEarly } from './parts/stage/arrivals.ts';

const patientPage = /^\/patients\/([0-9a-f-]{36})(\/[a-z]+)?$/;

/**
 * Asks for what the page at an address shows first while its code is still on the way: a doctor who reloads a comparison
 * waits for one answer after the other otherwise, and at last for two large pictures to be decoded. Asked once, when the document is opened.
 */
export function askAhead({ pathname, search }: Pick<Location, 'pathname' | 'search'>): void {
  const [, patientId, page] = patientPage.exec(pathname) ?? [];
  if (!patientId) return;
  const base = `/api/patients/${patientId}`;
  askEarly(`${base}/timeline`);
  if (page !== '/compare') return;
  askEarly(`${base}/progress`);
  const query = new URLSearchParams(search);
  const [before, after] = [query.get('before'), query.get('after')];
  if (!before || !after || before === after) return;
  askEarly('/api/compare', { before, after });
  for (const id of [before, after]) decodeEarly(`/api/photos/${id}/master`);
}
