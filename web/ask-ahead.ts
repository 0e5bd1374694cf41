import { askEarly } from './api.ts';

const patientPage = /^\/patients\/([0-9a-f-]{36})(\/[a-z]+)?$/;

/**
 * Asks for what the page at an address shows first while its code is still on the way: a doctor who reloads a comparison
 * waits for one answer after the other otherwise. Asked once, when the document is opened.
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
  if (before && after && before !== after) askEarly('/api/compare', { before, after });
}
