import type { Matrix3, Point } from '../../contract/matrix.ts';
import { leastSquaresOfAll } from './least-squares.ts';
import type { PatchMatch } from './patches.ts';

const ROUNDS = 12;
const LEAST_KNOWN = 12;
const LEAST_VOTERS = 8;
/** Correlation below which a patch was found nowhere. */
const FOUND = 0.3;

/** What most patches agree on: offsets as weighted sums of a patch's features. */
interface RobustFit {
  alongX: number[];
  alongY: number[];
  /** Share of all patches that agree. */
  support: number;
  voters: number;
}

/**
 * Fits offsets of patches by features of their places: patches of changed hair are found at chance places and are
 * voted down (iteratively reweighted least squares with Tukey's biweight, the width shrinking from the search's reach).
 * @param featuresOf the first is the constant 1
 * @returns `null` where too few agree
 */
function robustFit(
  matches: readonly PatchMatch[],
  reachPx: number,
  featuresOf: (match: PatchMatch) => number[],
): RobustFit | null {
  const known = matches
    .filter((m) => m.correlation > FOUND)
    .map((m) => ({
      m,
      features: featuresOf(m),
      trust: (m.correlation - FOUND) * Math.min(1, Math.max(0.05, m.lead * 5)),
    }));
  if (known.length < LEAST_KNOWN) return null;
  const features = known.map((each) => each.features);
  const [dx, dy] = [known.map(({ m }) => m.dx), known.map(({ m }) => m.dy)];
  let alongX = [median(dx)];
  let alongY = [median(dy)];
  let voters = 0;
  const weights = new Float64Array(known.length);
  for (let round = 0; round < ROUNDS; round++) {
    const width = Math.max(1.5, reachPx * 0.8 ** round);
    voters = 0;
    for (let i = 0; i < known.length; i++) {
      const own = features[i] as number[];
      const far =
        Math.hypot((dx[i] as number) - dot(alongX, own), (dy[i] as number) - dot(alongY, own)) / width;
      weights[i] = far < 1 ? (known[i]?.trust ?? 0) * (1 - far * far) ** 2 : 0;
      if (far < 1) voters++;
    }
    if (voters < LEAST_VOTERS) return null;
    const [nextX, nextY] = leastSquaresOfAll(features, weights, [dx, dy]) ?? [];
    if (!nextX || !nextY) return null;
    [alongX, alongY] = [nextX, nextY];
  }
  return { alongX, alongY, support: voters / matches.length, voters };
}

/**
 * The affine move most patches agree on, and how far the top of the head's dome moved beside it.
 * @param heightAt the dome's height at a patch; `null` where the head has no outline
 * @returns what to do with a point of the reference before the old matrix is applied, and the patches that agree and
 *   their share; `null` with too few
 */
export function robustMove(
  matches: readonly PatchMatch[],
  reachPx: number,
  heightAt: ((x: number, y: number) => number) | null,
): { move: Matrix3; dome: Point; support: number; voters: number } | null {
  const cx = matches.reduce((sum, m) => sum + m.x, 0) / matches.length;
  const cy = matches.reduce((sum, m) => sum + m.y, 0) / matches.length;
  const flat = ({ x, y }: PatchMatch) => [1, (x - cx) / 100, (y - cy) / 100];
  const domed = heightAt && robustFit(matches, reachPx, (m) => [...flat(m), heightAt(m.x, m.y)]);
  const fit = domed || robustFit(matches, reachPx, flat);
  if (!fit) return null;
  const along = ([shift = 0, byX = 0, byY = 0, dome = 0]: number[]) => ({
    row: [byX / 100, byY / 100, shift - (byX * cx + byY * cy) / 100] as const,
    dome,
  });
  const [alongX, alongY] = [along(fit.alongX), along(fit.alongY)];
  const [[xx, xy, x0], [yx, yy, y0]] = [alongX.row, alongY.row];
  const move: Matrix3 = [1 + xx, xy, x0, yx, 1 + yy, y0, 0, 0, 1];
  const { support, voters } = fit;
  return { move, dome: [alongX.dome, alongY.dome], support, voters };
}

function dot(weights: readonly number[], features: readonly number[]): number {
  let sum = 0;
  for (let i = 0; i < weights.length; i++) sum += (weights[i] as number) * (features[i] ?? 0);
  return sum;
}

function median(values: number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[sorted.length >> 1] ?? 0;
}
