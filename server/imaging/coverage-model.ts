import type { HeadCells } from './head-cells.ts';
import { bowlAt, fitLight, type LightSample, type LightSurface, type Place } from './light-surface.ts';
import { type Colour3, learnSkinAndHair, type SkinAndHair, type Split } from './skin-and-hair.ts';

export const COVERAGE_METHOD = 'colour-texture';
export const COVERAGE_VERSION = 1;

/** Learned once on the baseline and carried to every follow-up; plain data, stored as JSON beside the value. */
export interface CoverageModel {
  version: number;
  /** Linear light with the baseline's light divided out. */
  skin: Colour3;
  hair: Colour3;
  weights: Colour3;
  offset: number;
  separation: number;
  /** Hair was as bright as skin: only smooth places were trusted to be skin. */
  smoothOnly: boolean;
  light: LightSurface;
}

/** Below this the two colours overlap so much that cover would be a guess. */
const LEAST_SEPARATION = 1.5;
/** Hair is darker than skin, or has less colour; a split that is neither is shadow or shine. */
const DARKER = 0.72;
const GREYER = 0.16;
/** A head lighter than its skin by more is not grey hair but the two taken for each other. */
const MOST_LIGHTER = 1.4;
/** From here on the colours alone tell hair from skin. */
const CLEAR_SEPARATION = 5;
/** Hair brighter than this share of the skin's brightness differs in colour more than in light. */
const ALIKE = 0.7;
const LEAST_SHARE = 0.02;
const PLAINLY_APART = 10;
const ROUNDS = 3;
const SPLIT_CELLS = 5000;
/** What skin far from the region still says about light there. */
const FAR_SAY = 0.03;

/**
 * What a first guess takes for skin: bright, red, smooth cells (hair lighter than skin: brightness says the opposite),
 * and how much of the head it takes for skin and for hair: a full head shows little of one, a bald one of the other.
 */
const guesses = [
  { bright: 1, red: 1, smooth: 1, skinShare: 0.3, hairShare: 0.3, bounded: false },
  { bright: 1, red: 1, smooth: 1, skinShare: 0.3, hairShare: 0.3, bounded: true },
  { bright: 1, red: 1, smooth: 1, skinShare: 0.06, hairShare: 0.5, bounded: false },
  { bright: 1, red: 1, smooth: 1, skinShare: 0.06, hairShare: 0.5, bounded: true },
  { bright: 0, red: 1, smooth: 0.5, skinShare: 0.3, hairShare: 0.3, bounded: false },
] as const;

/** Learns light, skin and hair of a head in turns. @returns `null` when hair and skin cannot be told apart */
export function fitCoverageModel(cells: HeadCells, place: Place): CoverageModel | null {
  const plain = learn(cells, place, false);
  const clear =
    plain && plain.separation >= CLEAR_SEPARATION && bright(plain.hair) < ALIKE * bright(plain.skin);
  // Hair of skin's own brightness: only smooth places are surely skin.
  return clear ? plain : (learn(cells, place, true) ?? plain);
}

function learn(cells: HeadCells, place: Place, smoothOnly: boolean): CoverageModel | null {
  let light = brightEnd(cells, { ...place, gains: [0, 0, 0], bowl: [0, 0, 0, 0, 0] });
  const smooth = trust(cells, smoothOnly);
  let found: Split | null = null;
  for (let round = 0; round < ROUNDS; round++) {
    found = bestSplit(cells, light, smooth);
    if (!found) return null;
    light = skinLight(cells, found, light, smooth) ?? light;
  }
  if (!found) return null;
  const { skin, hair, weights, offset, separation } = found;
  const model = { version: COVERAGE_VERSION, skin, hair, weights, offset, separation, smoothOnly, light };
  // The region's own skin settles the light, exactly as on every follow-up.
  return { ...model, light: carriedLight(cells, model, light) };
}

function trust(cells: HeadCells, smoothOnly: boolean): Float32Array {
  return smoothOnly ? smoothnessOf(cells) : new Float32Array(cells.count).fill(1);
}

/** 1 for a cell as smooth as this photo's smoothest, falling to 0: bare skin is smooth at any focus and grain. */
function smoothnessOf(cells: HeadCells): Float32Array {
  const sorted = Float32Array.from(cells.texture).sort();
  const scale = Math.max(0.06, 2.5 * (sorted[Math.floor(sorted.length * 0.05)] ?? 0));
  return cells.texture.map((t) => 1 / (1 + (t / scale) ** 4) + 0.01);
}

/** A follow-up's own light: where it shows bare skin, skin must look as on the baseline. `start` is kept where none does. */
export function carriedLight(cells: HeadCells, model: CoverageModel, start: LightSurface): LightSurface {
  // Light hair passes for skin: there only the matching outside the region speaks for the light.
  if (model.smoothOnly) return start;
  let light = start;
  const smooth = trust(cells, false);
  for (let round = 0; round < ROUNDS; round++) light = skinLight(cells, model, light, smooth) ?? light;
  return light;
}

function bestSplit(cells: HeadCells, light: LightSurface, smooth: Float32Array): Split | null {
  const all = flattened(cells, light);
  const every = Math.max(1, Math.floor(cells.count / SPLIT_CELLS));
  const chosen = Array.from({ length: Math.floor(cells.count / every) }, (_, i) => i * every);
  const flat = Float32Array.from(
    chosen.flatMap((i) => [all[i * 3] ?? 0, all[i * 3 + 1] ?? 0, all[i * 3 + 2] ?? 0]),
  );
  const calm = Float32Array.from(chosen, (i) => smooth[i] ?? 0);
  let best: Split | null = null;
  for (const guess of guesses) {
    const likeness = Float32Array.from(chosen, (cell, i) => {
      const [r, g, b] = [flat[i * 3] ?? 0, flat[i * 3 + 1] ?? 0, flat[i * 3 + 2] ?? 0];
      const bright = Math.log(0.2126 * r + 0.7152 * g + 0.0722 * b + 0.02);
      const red = Math.log((r + 0.02) / (b + 0.02));
      const rough = Math.min(0.4, cells.texture[cell] ?? 0);
      return guess.bright * bright + guess.red * red - guess.smooth * rough;
    });
    const found = learnSkinAndHair(flat, likeness, calm, guess);
    if (found && believable(found) && (!best || worth(found) > worth(best))) best = found;
  }
  return best;
}

function flattened(cells: HeadCells, light: LightSurface): Float32Array {
  const out = new Float32Array(cells.count * 3);
  for (let i = 0; i < cells.count; i++) {
    const bowl = bowlAt(light, cells.x[i] ?? 0, cells.y[i] ?? 0);
    for (let c = 0; c < 3; c++) {
      out[i * 3 + c] = (cells.colours[i * 3 + c] ?? 0) * Math.exp(-bowl - (light.gains[c] ?? 0));
    }
  }
  return out;
}

/** The first guess of light: a surface near the bright end of the luminance everywhere. */
function brightEnd(cells: HeadCells, start: LightSurface): LightSurface {
  const samples: LightSample[] = [];
  for (let i = 0; i < cells.count; i += 3) {
    const y =
      0.2126 * (cells.colours[i * 3] ?? 0) +
      0.7152 * (cells.colours[i * 3 + 1] ?? 0) +
      0.0722 * (cells.colours[i * 3 + 2] ?? 0);
    const value = Math.log(y + 0.004);
    samples.push({ x: cells.x[i] ?? 0, y: cells.y[i] ?? 0, values: [value, value, value], weight: 1 });
  }
  // Ten times the say above the surface puts it near the ninetieth percentile (expectile regression, Newey & Powell 1987).
  return fitLight(samples, start, 12, ([left = 0]) => (left > 0 ? 1 : 0.08)) ?? start;
}

/** Light from cells that look like bare skin, nearer and nearer to the skin's colour. */
function skinLight(
  cells: HeadCells,
  model: SkinAndHair,
  light: LightSurface,
  smooth: Float32Array,
): LightSurface | null {
  const flat = flattened(cells, light);
  const samples: LightSample[] = [];
  const [wr, wg, wb] = model.weights;
  for (let i = 0; i < cells.count; i++) {
    const c = [flat[i * 3] ?? 0, flat[i * 3 + 1] ?? 0, flat[i * 3 + 2] ?? 0] as const;
    const cover = wr * c[0] + wg * c[1] + wb * c[2] + model.offset;
    if (Math.abs(cover) > 0.35) continue;
    const [x, y] = [cells.x[i] ?? 0, cells.y[i] ?? 0];
    const far = Math.hypot(x - light.centreX, y - light.centreY) / light.reachPx / 1.1;
    const bowl = bowlAt(light, x, y);
    const values = c.map(
      (v, k) => Math.log((v + 1e-3) / (model.skin[k] ?? 1)) + bowl + (light.gains[k] ?? 0),
    );
    samples.push({
      x: cells.x[i] ?? 0,
      y: cells.y[i] ?? 0,
      values: values as [number, number, number],
      weight: (FAR_SAY + Math.exp(-far * far)) * (0.05 + (smooth[i] ?? 0)),
    });
  }
  if (samples.length < 150) return null;
  return fitLight(samples, light, 8, (left, round) => {
    const far = Math.hypot(...left) / Math.sqrt(3) / Math.max(0.12, 0.35 * 0.8 ** round);
    return far < 1 ? (1 - far * far) ** 2 : 0;
  });
}

/** Luminance of linear light, BT.709. */
function bright([r, g, b]: Colour3): number {
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

/** Two tight groups far apart are the truth more often than the best fit: that one may call shadow hair. */
function worth({ separation, skinShare, hairShare, fit }: Split): number {
  const shown = Math.min(skinShare, hairShare) > LEAST_SHARE;
  return (shown ? Math.min(separation, PLAINLY_APART) : 0) + fit;
}

function believable(found: SkinAndHair): boolean {
  const red = (c: Colour3) => Math.log((c[0] + 0.02) / (c[2] + 0.02));
  const darker = bright(found.hair) < DARKER * bright(found.skin);
  const greyer =
    red(found.hair) < red(found.skin) - GREYER && bright(found.hair) < MOST_LIGHTER * bright(found.skin);
  return found.separation >= LEAST_SEPARATION && (darker || greyer);
}
