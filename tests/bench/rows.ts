import { writeFile } from 'node:fs/promises';
import { closeStore, openStore } from '../../storage/open.ts';
import { fillLargeClinic } from '../support/large-clinic.ts';
import { inTurn, percentile } from '../support/latency.ts';
import { type BenchClinic, startBenchClinic } from './bench-clinic.ts';
import type { Figure } from './figure.ts';

const rounds = 300;

/** p95 of an address against the same bytes from memory behind the same sign-in, asked in turn. */
async function againstMemory(clinic: BenchClinic, name: string, paths: readonly string[]): Promise<Figure> {
  const { doctor } = clinic;
  const answer = await doctor.get(paths[0] ?? '');
  if (answer.status !== 200) throw new Error(`${name}: ${paths[0]} answered ${answer.status}.`);
  await writeFile(clinic.memoryFile, JSON.stringify(answer.body));
  await doctor.post('/api/bench/forget');
  let turn = 0;
  const asked = async () => {
    turn += 1;
    await doctor.get(paths[turn % paths.length] ?? '');
  };
  const memory = () => doctor.get('/api/bench/memory');
  await inTurn(30, [asked, memory]);
  const [product = [], reference = []] = await inTurn(rounds, [asked, memory]);
  const value = percentile(product, 0.95);
  return {
    name,
    value,
    unit: 'ms p95',
    ratio: value / percentile(reference, 0.95),
    reference: 'the same bytes from memory',
    bound: { most: 3 },
  };
}

/** Search and timeline in a clinic of 100,000 patients and 1,000,000 photo rows. */
export async function rowFigures(): Promise<Figure[]> {
  const clinic = await startBenchClinic();
  try {
    const store = openStore(clinic.dataFolder);
    const patient = fillLargeClinic(store, { patients: 100_000, photosEach: 10 });
    closeStore(store);
    await clinic.restart();
    const words = ['ka', 'kaya', 'ada demirel', 'güneş', '5321', 'L-77123', 'oz', 'leyla'];
    const searches = words.map((word) => `/api/patients?q=${encodeURIComponent(word)}`);
    return [
      await againstMemory(clinic, 'search-1m', searches),
      await againstMemory(clinic, 'timeline-1m', [`/api/patients/${patient}/timeline`]),
    ];
  } finally {
    await clinic.close();
  }
}
