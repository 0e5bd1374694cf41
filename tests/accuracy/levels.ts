import { readFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { identity } from '../../server/contract/matrix.ts';
import { measureCoverage } from '../../server/imaging/coverage/measure.ts';
import { findHeadOutline } from '../../server/imaging/head-outline.ts';
import { readMasterPixels } from '../../server/imaging/master-pixels.ts';
import { defaultRegion } from '../../server/imaging/region.ts';
import { scalpPhotographs } from '../support/scalp-photographs.ts';
import { bootstrapped, type Figure } from './figure.ts';
import { spearman } from './rank-correlation.ts';
import { onEvery } from './work.ts';

/** `coverage` is `null` where the tool refuses to tell it. */
export type LevelAnswer = { file: string; level: number; coverage: number | null };

/** Coverage of a real head in the region the tool proposes, without a hand's correction, and its annotated level. */
export async function readLevel(file: string): Promise<LevelAnswer> {
  const photo = await readMasterPixels(readFileSync(file));
  const outline = await findHeadOutline(photo);
  const region = defaultRegion('superior', photo, outline);
  const task = { photo, matrix: identity, referenceSize: photo, region, outline };
  const { reading } = await measureCoverage(task);
  const name = file.slice(file.lastIndexOf('/') + 1);
  return { file: name, level: levelOf(file, name), coverage: reading?.valuePercent ?? null };
}

function levelOf(file: string, name: string): number {
  const lines = readFileSync(`${dirname(file)}/levels.csv`, 'utf8').split('\n');
  return Number(lines.find((text) => text.startsWith(`${name},`))?.split(',')[1]);
}

/** More hair, a lower level; none where the photographs are missing. A refused head has no rank, and is counted. */
export async function levelFigures(): Promise<Figure[]> {
  const answers = await onEvery<LevelAnswer>('./levels.ts', 'readLevel', scalpPhotographs);
  if (answers.length === 0) return [];
  const read = answers.flatMap(({ level, coverage }) => (coverage === null ? [] : [{ level, coverage }]));
  const correlation = (sample: readonly { level: number; coverage: number }[]) =>
    spearman(
      sample.map(({ level }) => level),
      sample.map(({ coverage }) => coverage),
    );
  const refused = answers.flatMap(({ file, coverage }) => (coverage === null ? [file] : []));
  const refusedPercent = (sample: readonly LevelAnswer[]) =>
    (100 * sample.filter(({ coverage }) => coverage === null).length) / sample.length;
  return [
    {
      name: 'coverage-spearman-levels',
      value: correlation(read),
      ...bootstrapped(read, correlation),
      unit: 'rho',
      count: read.length,
      bound: { most: -0.85 },
    },
    {
      name: 'coverage-levels-refused',
      value: refusedPercent(answers),
      ...bootstrapped(answers, refusedPercent),
      unit: '%',
      count: answers.length,
      note: refused.length > 0 ? refused.join(', ') : undefined,
      bound: { most: 5 },
    },
  ];
}
