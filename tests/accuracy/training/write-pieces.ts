// Writes what the networks learn from: npx tsx tests/accuracy/training/write-pieces.ts <from> <to> <path> [processes]
import { openSync, writeFileSync, writeSync } from 'node:fs';
import { onEvery } from '../work.ts';
import type { Piece, PieceTask } from './heads-in-pieces.ts';

const [from = '0', to = '100', path = 'pieces', processes = '2'] = process.argv.slice(2);
const AT_ONCE = 20;
const files = {
  planes: openSync(`${path}.planes`, 'w'),
  whole: openSync(`${path}.whole`, 'w'),
  skull: openSync(`${path}.skulls`, 'w'),
};
const written: Omit<Piece, keyof typeof files>[] = [];
for (let next = Number(from); next < Number(to); next += AT_ONCE) {
  const tasks = Array.from(
    { length: Math.min(AT_ONCE, Number(to) - next) },
    (_, k): PieceTask => ({ settings: 'tuning', number: next + k }),
  );
  const pieces = await onEvery<Piece[]>(
    './training/heads-in-pieces.ts',
    'piecesOf',
    tasks,
    Number(processes),
  );
  for (const { planes, whole, skull, ...rest } of pieces.flat()) {
    writeSync(files.planes, planes);
    writeSync(files.whole, whole);
    writeSync(files.skull, skull);
    written.push(rest);
  }
  writeFileSync(`${path}.json`, JSON.stringify(written));
  process.stdout.write(`${next + tasks.length - Number(from)} persons, ${written.length} pieces\n`);
}
