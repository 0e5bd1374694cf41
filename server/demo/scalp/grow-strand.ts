import type { Flow } from './hair-flow.ts';
import { directionOf, type HeadShape } from './head-shape.ts';
import type { Person } from './person.ts';
import { MOST_STEPS, type Strand } from './strands.ts';

export type Growth = { x: number; y: number; lengthMm: number; turn: number; phase: number };

const STEP_MM = 4.2;
/** A hair rises from the skin until it has grown so far, mm (to a third of it, roughly). */
const RISES_MM = 9;
const lies = new Float64Array(2);

/** Walks along the flow, rising from the skin and lying down again, swinging to the sides as it curls. */
export function growStrand(
  strand: Strand,
  { swingMm, waveMm }: Person['curl'],
  shape: HeadShape,
  flow: Flow,
  { x, y, lengthMm, turn, phase }: Growth,
): void {
  const stepMm = Math.max(lengthMm / MOST_STEPS, Math.min(STEP_MM, swingMm > 0 ? waveMm / 7 : STEP_MM));
  const steps = Math.max(2, Math.min(MOST_STEPS, Math.round(lengthMm / stepMm)));
  const along = lengthMm / steps;
  const heightMm = Math.min(1 + strand.layer * (2 + lengthMm * 0.12), lengthMm * 0.5);
  const steepness = swingMm === 0 ? 0 : (swingMm * 2 * Math.PI) / waveMm;
  const stiff = waveMm < 8 && swingMm > 0 ? 0.7 : 0;
  const { points } = strand;
  // What turns or fades from step to step by a constant is carried on: a head has a million steps.
  const [turnX, turnY] = [Math.cos(turn), Math.sin(turn)];
  const [stepX, stepY] = [Math.cos((2 * Math.PI * along) / waveMm), Math.sin((2 * Math.PI * along) / waveMm)];
  const fade = Math.exp(-along / RISES_MM);
  let [waveX, waveY] = [Math.cos(phase), Math.sin(phase)];
  let rising = 0.55;
  let [ux, uy, uz] = directionOf([x, y]);
  let far = shape.radiusAt(ux, uy, uz);
  points[0] = ux * far;
  points[1] = uy * far;
  points[2] = uz * far;
  strand.count = steps + 1;
  for (let k = 1; k <= steps; k++) {
    const walked = k * along;
    const waved = waveX * stepX - waveY * stepY;
    waveY = waveX * stepY + waveY * stepX;
    waveX = waved;
    rising *= fade;
    const swing = steepness * waveX;
    const rise = rising + stiff + 0.5 * steepness * waveY;
    // The flow's direction in the map, as a part away from the top of the head and a part around it.
    const ring = Math.sqrt(ux * ux + uy * uy);
    const s = ring < 1e-6 ? 0 : ux / ring;
    const c = ring < 1e-6 ? 1 : uy / ring;
    const down = Math.atan2(ring, uz);
    flow(s * down, c * down, lies);
    const fx = lies[0] as number;
    const fy = lies[1] as number;
    const unit = 1 / Math.sqrt(fx * fx + fy * fy || 1);
    const mx = (fx * turnX - fy * turnY) * unit;
    const my = (fx * turnY + fy * turnX) * unit;
    const away = mx * s + my * c - swing * (mx * c - my * s);
    const round = mx * c - my * s + swing * (mx * s + my * c);
    const dx = away * s * uz + round * c + rise * ux;
    const dy = away * c * uz - round * s + rise * uy;
    const dz = -away * ring + rise * uz;
    const scale = along / Math.sqrt(dx * dx + dy * dy + dz * dz);
    const px = ux * far + dx * scale;
    const py = uy * far + dy * scale;
    const pz = uz * far + dz * scale;
    const length = Math.sqrt(px * px + py * py + pz * pz);
    ux = px / length;
    uy = py / length;
    uz = pz / length;
    const skin = shape.radiusAt(ux, uy, uz);
    const least = heightMm * Math.min(1, walked / 8);
    far = skin + Math.min(heightMm + 2 + swingMm, Math.max(least, length - skin));
    points[k * 3] = ux * far;
    points[k * 3 + 1] = uy * far;
    points[k * 3 + 2] = uz * far;
  }
}
