import type { Colour, HeadState, LossPattern, Person, Shot } from '../../server/demo/scalp/person.ts';
import { normal, seededRandom } from '../../server/demo/seeded-random.ts';

/**
 * Which renderer the figures come from. Methods are tuned on `tuning` alone; `final` has other people, colours, rooms
 * and lamps, and is looked at when a method is frozen.
 */
export type Settings = 'tuning' | 'final';

type Palette = { skins: Record<string, Colour>; hairs: Record<string, Colour>; seeds: number; lamps: number };

const palettes: Record<Settings, Palette> = {
  tuning: {
    skins: {
      light: [0.58, 0.38, 0.29],
      medium: [0.46, 0.28, 0.2],
      brown: [0.24, 0.135, 0.085],
      dark: [0.09, 0.048, 0.031],
    },
    hairs: {
      black: [0.011, 0.009, 0.008],
      brown: [0.05, 0.028, 0.016],
      blond: [0.26, 0.17, 0.085],
      red: [0.17, 0.055, 0.018],
      grey: [0.03, 0.026, 0.023],
    },
    seeds: 10_000,
    lamps: 0,
  },
  final: {
    skins: {
      light: [0.63, 0.4, 0.33],
      medium: [0.41, 0.25, 0.165],
      brown: [0.2, 0.11, 0.065],
      dark: [0.075, 0.042, 0.029],
    },
    hairs: {
      black: [0.014, 0.0115, 0.011],
      brown: [0.072, 0.042, 0.025],
      blond: [0.33, 0.225, 0.125],
      red: [0.21, 0.075, 0.028],
      grey: [0.022, 0.02, 0.019],
    },
    seeds: 5_300_000,
    lamps: 35,
  },
};

export type Head = { skin: string; hair: string; person: Person; state: HeadState; shot: Shot };

/** Heads of every skin and hair colour that go together, the same for the same number. `kinds` narrows them. */
export function makeHead(
  settings: Settings,
  number: number,
  kinds: { skin?: string; hair?: string; parted?: boolean; loss?: number } = {},
): Head {
  const { skins, hairs, seeds, lamps } = palettes[settings];
  const random = seededRandom(seeds + number * 7);
  const pick = <T>(list: readonly T[]) => list[Math.floor(random() * list.length)] as T;
  const skin = kinds.skin ?? pick(Object.keys(skins));
  const fair = ['light', 'medium'].includes(skin);
  const hair =
    kinds.hair ?? pick(Object.keys(hairs).filter((name) => fair || !['blond', 'red'].includes(name)));
  const kinky = !fair && random() < 0.6;
  const wavy = random() < 0.3;
  const parted = kinds.parted ?? false;
  const patterns: LossPattern[] = ['crown', 'temples_and_crown', 'top', 'diffuse', 'midline'];
  const pattern = parted ? 'midline' : pick(patterns);
  const loss = kinds.loss ?? 0.1 + 0.85 * random();
  const spread = (least: number, most: number) => least + (most - least) * random();
  const part = spread(2, 8);
  return {
    skin,
    hair,
    person: {
      seed: seeds + number,
      skin: skins[skin] as Colour,
      hair: hairs[hair] as Colour,
      grey: hair === 'grey' ? spread(0.5, 0.95) : random() < 0.3 ? 0.1 * random() : 0,
      curl: kinky
        ? { swingMm: spread(0.9, 1.4), waveMm: spread(4.5, 6) }
        : wavy
          ? { swingMm: spread(1.5, 3), waveMm: spread(20, 32) }
          : { swingMm: 0, waveMm: 20 },
      calibreMm: spread(0.06, 0.085),
      densityPerMm2: spread(1.9, 2.8),
      pattern,
      shine: random() ** 1.5,
      parted,
    },
    state: {
      loss,
      lengthMm: parted ? spread(60, 110) : kinky ? spread(8, 16) : spread(10, 45),
      partWidthMm: [part * spread(1, 1.4), part, part * spread(0.6, 1)],
    },
    shot: {
      view: parted ? 'superior' : pick(['superior', 'vertex']),
      widthPx: 1120,
      heightPx: 1240,
      headWidthPx: 800,
      light: {
        aroundDegrees: -60 + lamps + 120 * random(),
        heightDegrees: spread(40, 75),
        hardness: spread(0.35, 0.75),
      },
      noise: spread(1, 2.4),
      blurPx: spread(0.5, 0.8),
      room: number,
    },
  };
}

/** The same head so many pixels across, in the same frame. */
export function resized(head: Head, headWidthPx: number): Head {
  const { shot } = head;
  const scale = headWidthPx / shot.headWidthPx;
  const [widthPx, heightPx] = [Math.round(shot.widthPx * scale), Math.round(shot.heightPx * scale)];
  return { ...head, shot: { ...shot, headWidthPx, widthPx, heightPx } };
}

/** How far two visits may lie apart in the words: pose, light, and 25 % of light in strength and colour. */
export function anotherVisit(head: Head, number: number, changes: { regrowth?: number } = {}): Head {
  const random = seededRandom(head.person.seed * 3 + number * 101);
  const within = (most: number) => (random() * 2 - 1) * most;
  const { shot, state } = head;
  const regrowth = changes.regrowth ?? within(0.25);
  return {
    ...head,
    state: {
      ...state,
      loss: Math.min(1, Math.max(0, state.loss - regrowth)),
      day: number,
      combing: 0.4 + random(),
    },
    shot: {
      ...shot,
      turnDegrees: within(4),
      nodDegrees: within(4),
      tiltDegrees: within(10),
      distance: 1 / (1 + within(0.12)),
      shiftX: within(0.12),
      shiftY: within(0.12),
      light: {
        gain: 1 + within(0.25),
        red: 1 + within(0.1),
        blue: 1 + within(0.12),
        aroundDegrees: (shot.light?.aroundDegrees ?? 0) + within(25),
        heightDegrees: (shot.light?.heightDegrees ?? 58) + within(10),
        hardness: Math.min(0.8, Math.max(0.2, (shot.light?.hardness ?? 0.5) + within(0.15))),
      },
      noise: Math.max(0.5, (shot.noise ?? 1.6) + within(0.7)),
      blurPx: Math.max(0.5, (shot.blurPx ?? 0.6) + within(0.2)),
      room: (shot.room ?? 0) + number + 1,
      jpegQuality: Math.round(88 + 8 * random()),
    },
  };
}

/** A number from a bell curve, for callers that draw their own errors. */
export const bell = (seed: number) => normal(seededRandom(seed));
