// Writes what calibrate.py learns from:
// npx tsx tests/accuracy/training/write-photographs.ts <heads> <heads in other views> <heads alike> <path> [processes]
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

/** Between two neighbours of the list of skins. */
function skinAt(at: number, random: () => number): Colour {
  const low = Math.min(skins.length - 2, Math.floor(at));
  return varied(mixed(skins[low] as Colour, skins[low + 1] as Colour, at - low), random);
}

const varied = ([red, green, blue]: Colour, random: () => number): Colour => {
  const by = (c: number) => c * (1 + 0.05 * normal(random));
  return [by(red), by(green), by(blue)];
};
const lit = (colour: Colour, by: number): Colour => {
  const most = (c: number) => Math.min(0.6, c * by);
  return [most(colour[0]), most(colour[1]), most(colour[2])];
};
const widthOf = (random: () => number) => Math.round(750 + 800 * random());

/** Every other head has the colours of a group, the rest whatever lies between; half of those have dark skin. */
function anyHead(k: number, otherViews: boolean): PhotographedTask {
  const random = seededRandom(77_000 + k * 13 + (otherViews ? 65_000 : 0));
  const headWidthPx = widthOf(random);
  const number = FIRST_NUMBER + k + (otherViews ? 10_000 : 0);
  const group = groups[(k >> 1) % groups.length] ?? { skin: 'light', hair: 'black' };
  if (k % 2 === 0) return { ...group, number, headWidthPx, otherViews, alike: false };
  const at = random() < 0.5 ? 3.5 + 3.5 * random() : 7 * random();
  const skin = skinAt(at, random);
  const fitting = hairs.filter(({ darkestSkin }) => at <= darkestSkin);
  const pick = () => fitting[Math.floor(random() * fitting.length)] as Colours['hairs'][number];
  const one = pick();
  const lighter = Math.exp(0.3 * normal(random));
  const hair = lit(mixed(one.light, pick().light, random() ** 2 / 2), lighter);
  const names = { skin: skinNames[Math.round(at)] ?? 'dark', hair: one.name };
  return { ...names, colours: { skin, hair }, number, headWidthPx, otherViews, alike: false };
}

const luminance = ([red, green, blue]: Colour) => 0.2126 * red + 0.7152 * green + 0.0722 * blue;

/** Hair that sends back from half to one and a half times of what skin does: mostly brown on dark skin, else fair on light. */
function alikeHead(k: number): PhotographedTask {
  const random = seededRandom(991_000 + k * 13);
  const isDark = k % 5 !== 0;
  const at = isDark ? 4.5 + 2.5 * random() : 3.2 * random();
  const skin = skinAt(at, random);
  const fitting = hairs.filter(({ name }) =>
    isDark ? name === 'brown' : name === 'blond' || name === 'red',
  );
  const pick = () => fitting[Math.floor(random() * fitting.length)] as Colours['hairs'][number];
  const hue = mixed(pick().light, pick().light, random());
  const contrast = 0.45 * (1.5 / 0.45) ** random();
  const hair = varied(lit(hue, (contrast * luminance(skin)) / luminance(hue)), random);
  const names = { skin: skinNames[Math.round(at)] ?? 'dark', hair: isDark ? 'brown' : 'blond' };
  const number = FIRST_NUMBER + 20_000 + k;
  return {
    ...names,
    colours: { skin, hair },
    number,
    headWidthPx: widthOf(random),
    otherViews: false,
    alike: true,
  };
}

const [heads = '576', others = '128', alike = '208', path = 'photographs', processes = '2'] =
  process.argv.slice(2);
const tasks = [
  ...Array.from({ length: Number(heads) }, (_, k) => anyHead(k, false)),
  ...Array.from({ length: Number(others) }, (_, k) => anyHead(k, true)),
  ...Array.from({ length: Number(alike) }, (_, k) => alikeHead(k)),
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
