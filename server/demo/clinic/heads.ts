import type { Colour, LossPattern, Person } from '../scalp/person.ts';

const skins = {
  light: [0.58, 0.38, 0.29],
  olive: [0.45, 0.28, 0.2],
  brown: [0.25, 0.14, 0.09],
  dark: [0.1, 0.053, 0.035],
} as const satisfies Record<string, Colour>;

const hairs = {
  black: [0.012, 0.01, 0.009],
  brown: [0.05, 0.028, 0.016],
  chestnut: [0.085, 0.042, 0.02],
  blond: [0.27, 0.18, 0.09],
} as const satisfies Record<string, Colour>;

type Looks = { skin: keyof typeof skins; hair: keyof typeof hairs; pattern: LossPattern } & Partial<
  Pick<Person, 'grey' | 'curl' | 'calibreMm' | 'densityPerMm2' | 'shine' | 'parted'>
>;

/** A head that nobody has: straight brown-grey averages where nothing else is said. Another seed is another person. */
export function headOf(seed: number, { skin, hair, ...looks }: Looks): Person {
  return {
    seed: 910_000 + seed,
    skin: skins[skin],
    hair: hairs[hair],
    grey: 0.04,
    curl: { swingMm: 0, waveMm: 20 },
    calibreMm: 0.07,
    densityPerMm2: 2.1,
    shine: 0.25,
    parted: false,
    ...looks,
  };
}
