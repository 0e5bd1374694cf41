import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { type Figure, held, rounded } from './figure.ts';
import type { Answered } from './groups.ts';
import type { Settings } from './heads.ts';

const file = (name: string) => fileURLToPath(new URL(`./${name}`, import.meta.url));

function row({ name, value, unit, low, high, count, bound, note }: Figure): string {
  const interval = low === undefined ? '' : `${rounded(low)} to ${rounded(high)}`;
  const limit = 'most' in bound ? `≤ ${bound.most}` : `≥ ${bound.least}`;
  const verdict = held({ name, value, unit, count, bound }) ? 'held' : '**missed**';
  return `| \`${name}\` | ${rounded(value)} ${unit} | ${interval} | ${limit} | ${count}${note ? ` (${note})` : ''} | ${verdict} |`;
}

/**
 * Writes REPORT.md anew: its method, which a person wrote (method.md), then the figures of this run and where it was most
 * wrong.
 */
export async function writeReport(settings: Settings, answered: [string, Answered][]): Promise<void> {
  rmSync(file('worst'), { recursive: true, force: true });
  mkdirSync(file('worst'));
  const lines = [
    readFileSync(file('method.md'), 'utf8').trimEnd(),
    '',
    '## Figures',
    '',
    settings === 'final'
      ? 'From renderer settings that no method was tuned on. Brackets are 95 % intervals.'
      : 'From the settings the methods are tuned on: not the figures the project promises.',
    '',
    '| figure | value | 95 % interval | promised | n | |',
    '| --- | --- | --- | --- | --- | --- |',
    ...answered.flatMap(([, { figures }]) => figures.map(row)),
    '',
    '## Where it was most wrong',
    '',
    'Left the reference or the photo; right the photo as it was laid on the reference, or what was read on it.',
  ];
  for (const [group, { worst }] of answered) {
    worst.forEach(({ caption, picture }, k) => {
      const name = `worst/${group}-${k + 1}.jpg`;
      writeFileSync(file(name), picture);
      lines.push('', caption, '', `![${caption}](${name})`);
    });
  }
  writeFileSync(file('REPORT.md'), `${lines.join('\n')}\n`);
}
