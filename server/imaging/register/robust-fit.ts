import type { Matrix3 } from '../../contract/matrix.ts';
import { leastSquares } from './least-squares.ts';
import type { PatchMatch } from './patches.ts';

const ROUNDS = 12;

/**
 * The affine move most patches agree on: patches of changed hair are found at chance places and are voted down
 * (iteratively reweighted least squares with Tukey's biweight, the width shrinking from the search's reach).
 * @returns what to do with a point of the reference before the old matrix is applied, and the share of patches
 *   that agree; `null` with too few
 */
export function robustMove(
  matches: PatchMatch[],
  reachPx: number,
): { move: Matrix3; support: number } | null {
  const known = matches.filter((m) => m.correlation > 0.3);
  if (known.length < 12) return null;
  const cx = known.reduce((sum, m) => sum + m.x, 0) / known.length;
  const cy = known.reduce((sum, m) => sum + m.y, 0) / known.length;
  const features = (m: PatchMatch) => [1, (m.x - cx) / 100, (m.y - cy) / 100];
  let support = 0;
  let px: number[] = [median(known.map((m) => m.dx))];
  let py: number[] = [median(known.map((m) => m.dy))];
  const dot = (p: number[], f: number[]) => f.reduce((sum, v, i) => sum + v * (p[i] ?? 0), 0);
  for (let round = 0; round < ROUNDS; round++) {
    const width = Math.max(1.5, reachPx * 0.8 ** round);
    const weighted = known.map((m) => {
      const f = features(m);
      const far = Math.hypot(m.dx - dot(px, f), m.dy - dot(py, f)) / width;
      const trust = (m.correlation - 0.3) * Math.min(1, Math.max(0.05, m.lead * 5));
      return { m, f, weight: far < 1 ? trust * (1 - far * far) ** 2 : 0 };
    });
    const voters = weighted.filter((w) => w.weight > 0).length;
    if (voters < 8) return null;
    support = voters / matches.length;
    const rows = (pick: (m: PatchMatch) => number) =>
      weighted.map(({ m, f, weight }) => ({ features: f, target: pick(m), weight }));
    const nextX = leastSquares(rows((m) => m.dx));
    const nextY = leastSquares(rows((m) => m.dy));
    if (!nextX || !nextY) return null;
    px = nextX;
    py = nextY;
  }
  const [x0 = 0, xx = 0, xy = 0] = px.map((v, i) => (i ? v / 100 : v));
  const [y0 = 0, yx = 0, yy = 0] = py.map((v, i) => (i ? v / 100 : v));
  const move: Matrix3 = [1 + xx, xy, x0 - xx * cx - xy * cy, yx, 1 + yy, y0 - yx * cx - yy * cy, 0, 0, 1];
  return { move, support };
}

function median(values: number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[sorted.length >> 1] ?? 0;
}
