// Writes what calibrate.py learns from: npx tsx tests/accuracy/training/write-photographs.ts <heads> <heads in other views> <path> [processes]
import { openSync, readFileSync, writeFileSync, writeSync } from 'node:fs';
import type { Colour } from '../../../server/demo/scalp/person.ts';
import { normal, seededRandom } from '../../../server/demo/seeded-random.ts';
import { groups } from '../coverage-figures.ts';
import { onEvery } from '../work.ts';
import type { Asked, PhotographedTask } from './photographed-heads.ts';

type Colours = { skins: Colour[]; hairs: { name: string; light: Colour; darkestSkin: number }[] };
const { skins, hairs }: Colours = JSON.parse(
  readFileSync(new URL('./colours.json', import.meta.url), 'utf8'),
);
const skinNames = ['light', 'light', 'medium', 'medium', 'brown', 'brown', 'dark', 'dark'];
/** Persons that nothing else was learned from or is told of. */
const FIRST_NUMBER = 20_000;
const AT_ONCE = 16;

const mixed = (one: Colour, two: Colour, share: number): Colour => {
  const at = (c: number) => (one[c] as number) ** (1 - share) * (two[c] as number) ** share;
  return [at(0), at(1), at(2)];
};

/** Every other head has the colours of a group, the rest whatever lies between; half of those have dark skin. */
function taskOf(k: number, otherViews: boolean): PhotographedTask {
  const random = seededRandom(77_000 + k * 13 + (otherViews ? 65_000 : 0));
  const headWidthPx = Math.round(750 + 800 * random());
  const number = FIRST_NUMBER + k + (otherViews ? 10_000 : 0);
  const group = groups[(k >> 1) % groups.length] ?? { skin: 'light', hair: 'black' };
  if (k % 2 === 0) return { ...group, number, headWidthPx, otherViews };
  const at = random() < 0.5 ? 3.5 + 3.5 * random() : 7 * random();
  const low = Math.min(skins.length - 2, Math.floor(at));
  const between = mixed(skins[low] as Colour, skins[low + 1] as Colour, at - low);
  const skin = between.map((c) => c * (1 + 0.05 * normal(random))) as unknown as Colour;
  const fitting = hairs.filter(({ darkestSkin }) => at <= darkestSkin);
  const pick = () => fitting[Math.floor(random() * fitting.length)] as Colours['hairs'][number];
  const one = pick();
  const lighter = Math.exp(0.3 * normal(random));
  const hair = mixed(one.light, pick().light, random() ** 2 / 2).map((c) => Math.min(0.6, lighter * c));
  const colours = { skin, hair: hair as unknown as Colour };
  return {
    skin: skinNames[Math.round(at)] ?? 'dark',
    hair: one.name,
    colours,
    number,
    headWidthPx,
    otherViews,
  };
}

const [heads = '576', others = '128', path = 'photographs', processes = '2'] = process.argv.slice(2);
const tasks = [
  ...Array.from({ length: Number(heads) }, (_, k) => taskOf(k, false)),
  ...Array.from({ length: Number(others) }, (_, k) => taskOf(k, true)),
];
const file = openSync(`${path}.asked`, 'w');
const written: Omit<Asked, 'planes' | 'looks' | 'counted'>[] = [];
for (let next = 0; next < tasks.length; next += AT_ONCE) {
  const some = tasks.slice(next, next + AT_ONCE);
  const asked = await onEvery<Asked[]>(
    './training/photographed-heads.ts',
    'photographsOf',
    some,
    Number(processes),
  );
  for (const { planes, looks, counted, ...told } of asked.flat()) {
    for (const each of [planes, looks, counted]) writeSync(file, each);
    written.push(told);
  }
  writeFileSync(`${path}.json`, JSON.stringify(written));
  process.stdout.write(`${next + some.length} of ${tasks.length} heads, ${written.length} photographs\n`);
}
