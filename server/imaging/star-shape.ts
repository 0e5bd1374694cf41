export const DIRECTIONS = 96;
const STEPS = 80;
/** How strongly neighbouring radii are held together, per step of difference. */
const STIFFNESS = 2.5;
const MAX_JUMP = 3;

export type StarShape = { centreX: number; centreY: number; radii: Float32Array };

/**
 * The closed curve around a centre that gathers the most evidence inside (positive: inside, negative: outside),
 * by dynamic programming over direction and radius; the centre then moves to the area's middle.
 */
export function starShape(
  evidence: Float32Array,
  widthPx: number,
  heightPx: number,
  from: StarShape,
): StarShape {
  const reach = Math.min(widthPx, heightPx) * 0.62;
  const gain = gathered(evidence, widthPx, heightPx, from, reach);
  // A closed path: run once open, then again pinned to the radius found half-way round.
  const open = bestPath(gain, null);
  const pinned = bestPath(rolled(gain, DIRECTIONS / 2), open[DIRECTIONS / 2] ?? 0);
  const path = Int16Array.from(
    { length: DIRECTIONS },
    (_, i) => pinned[(i + DIRECTIONS / 2) % DIRECTIONS] ?? 0,
  );
  const radii = Float32Array.from(path, (step) => ((step + 1) / STEPS) * reach);
  return recentred(radii, from);
}

/** Sum of evidence from the centre out to each radius, weighted by the area a step covers. */
function gathered(evidence: Float32Array, widthPx: number, heightPx: number, from: StarShape, reach: number) {
  const gain = new Float32Array(DIRECTIONS * STEPS);
  for (let d = 0; d < DIRECTIONS; d++) {
    const angle = (d / DIRECTIONS) * 2 * Math.PI;
    let sum = 0;
    for (let s = 0; s < STEPS; s++) {
      const r = ((s + 0.5) / STEPS) * reach;
      const x = Math.floor(from.centreX + r * Math.cos(angle));
      const y = Math.floor(from.centreY + r * Math.sin(angle));
      const inFrame = x >= 0 && y >= 0 && x < widthPx && y < heightPx;
      const value = inFrame ? (evidence[y * widthPx + x] ?? 0) : -0.5;
      sum += (value * r * 3) / reach;
      gain[d * STEPS + s] = sum;
    }
  }
  return gain;
}

function rolled(gain: Float32Array, by: number): Float32Array {
  const out = new Float32Array(gain.length);
  for (let d = 0; d < DIRECTIONS; d++) {
    const at = ((d + by) % DIRECTIONS) * STEPS;
    out.set(gain.subarray(at, at + STEPS), d * STEPS);
  }
  return out;
}

function bestPath(gain: Float32Array, pin: number | null): Int16Array {
  const score = new Float32Array(DIRECTIONS * STEPS).fill(-1e9);
  const came = new Int16Array(DIRECTIONS * STEPS);
  for (let s = 0; s < STEPS; s++) if (pin === null || s === pin) score[s] = gain[s] ?? 0;
  for (let d = 1; d < DIRECTIONS; d++) {
    for (let s = 0; s < STEPS; s++) {
      let best = -1e9;
      for (let p = Math.max(0, s - MAX_JUMP); p <= Math.min(STEPS - 1, s + MAX_JUMP); p++) {
        const value = (score[(d - 1) * STEPS + p] ?? 0) - STIFFNESS * (s - p) ** 2;
        if (value > best) {
          best = value;
          came[d * STEPS + s] = p;
        }
      }
      score[d * STEPS + s] = best + (gain[d * STEPS + s] ?? 0);
    }
  }
  let end = pin ?? 0;
  const last = (DIRECTIONS - 1) * STEPS;
  for (let s = 0; s < STEPS; s++) {
    const near = pin === null || Math.abs(s - pin) <= MAX_JUMP;
    if (near && (score[last + s] ?? 0) > (score[last + end] ?? 0)) end = s;
  }
  const path = new Int16Array(DIRECTIONS);
  for (let d = DIRECTIONS - 1; d >= 0; d--) {
    path[d] = end;
    end = came[d * STEPS + end] ?? 0;
  }
  return path;
}

/** Moves the centre to the middle of the area; radii are cut again by the next round. */
function recentred(radii: Float32Array, from: StarShape): StarShape {
  let area = 0;
  let mx = 0;
  let my = 0;
  radii.forEach((r, d) => {
    const angle = (d / DIRECTIONS) * 2 * Math.PI;
    area += r * r;
    mx += (r ** 3 * Math.cos(angle) * 2) / 3;
    my += (r ** 3 * Math.sin(angle) * 2) / 3;
  });
  const [dx, dy] = [mx / area, my / area];
  const moved = Float32Array.from({ length: DIRECTIONS }, (_, d) => {
    const angle = (d / DIRECTIONS) * 2 * Math.PI;
    return rayTo(radii, dx, dy, angle);
  });
  return { centreX: from.centreX + dx, centreY: from.centreY + dy, radii: moved };
}

/** Distance from (dx, dy) to the curve in a direction, by bisection. */
function rayTo(radii: Float32Array, dx: number, dy: number, angle: number): number {
  let low = 0;
  let high = 4 * Math.max(...radii);
  for (let i = 0; i < 24; i++) {
    const r = (low + high) / 2;
    const x = dx + r * Math.cos(angle);
    const y = dy + r * Math.sin(angle);
    const at = (((Math.atan2(y, x) / (2 * Math.PI)) * DIRECTIONS + DIRECTIONS) % DIRECTIONS) | 0;
    if (Math.hypot(x, y) < (radii[at] ?? 0)) low = r;
    else high = r;
  }
  return low;
}
