import { type Anatomy, HEAD_LENGTH } from './drawn-anatomy.ts';
import { seededRandom } from './seeded-random.ts';

/** The thinning region: an ellipse on the crown, head units. */
export const THIN = { x: 0, y: -0.12, rx: 0.25, ry: 0.28 };

export interface Hair {
  /** Share of skin the hair of the thinning region hides, 0–1; elsewhere it is `fullCoverage`. */
  coverage: number;
  fullCoverage: number;
  /** The whole flow field turned by so much: another combing. */
  combDegrees: number;
  lengthHeads: number;
  widthHeads: number;
}

/** Where hair lies on the picture: share of the pixel hidden, and how bright the topmost strand is. */
export interface HairLayer {
  alpha: Float32Array;
  shade: Float32Array;
}

const SEGMENTS = 6;

/** Strands as curves in a flow field around a whorl, drawn with exact area cover a pixel. */
export function drawStrands(
  anatomy: Anatomy,
  hair: Hair,
  toPicture: (x: number, y: number) => readonly [number, number],
  size: { widthPx: number; heightPx: number },
): HairLayer {
  const layer: HairLayer = {
    alpha: new Float32Array(size.widthPx * size.heightPx),
    shade: new Float32Array(size.widthPx * size.heightPx).fill(1),
  };
  const random = seededRandom(anatomy.seed + 7919);
  const strandArea = hair.lengthHeads * hair.widthHeads;
  // Random strands hide 1 − exp(−density · area): the same hairs come first at every coverage.
  const density = (cover: number) => -Math.log(1 - Math.min(0.985, cover)) / strandArea;
  const most = density(0.985);
  const count = Math.round(most * 1.1 * HEAD_LENGTH * 1.1);
  const comb = (hair.combDegrees * Math.PI) / 180;
  const scale = pictureScale(toPicture);
  for (let n = 0; n < count; n++) {
    const rootX = (random() - 0.5) * 1.1;
    const rootY = (random() - 0.5) * HEAD_LENGTH * 1.1;
    const chance = random();
    const jitter = random() - 0.5;
    const length = hair.lengthHeads * (0.7 + 0.6 * random());
    const tone = 0.65 + 0.7 * random();
    if (!growsAt(anatomy, rootX, rootY)) continue;
    const thin = thinness(rootX, rootY);
    const wanted = density(hair.coverage) * thin + density(hair.fullCoverage) * (1 - thin);
    if (chance * most > wanted) continue;
    // Another combing moves every strand a little by itself, too.
    const own = jitter * (0.7 + 0.5 * Math.sin(comb * 9 + n));
    drawStrand(layer, size, anatomy, toPicture, {
      rootX,
      rootY,
      length,
      turn: comb + own,
      widthPx: hair.widthHeads * scale,
      tone,
    });
  }
  return layer;
}

function pictureScale(toPicture: (x: number, y: number) => readonly [number, number]): number {
  const [ax, ay] = toPicture(-0.05, 0);
  const [bx, by] = toPicture(0.05, 0);
  return Math.hypot(bx - ax, by - ay) * 10;
}

function growsAt(anatomy: Anatomy, x: number, y: number): boolean {
  return y < anatomy.hairline(x) && Math.hypot(x, y) < anatomy.outline(Math.atan2(y, x)) * 0.985;
}

function thinness(x: number, y: number): number {
  const far = Math.hypot((x - THIN.x) / THIN.rx, (y - THIN.y) / THIN.ry);
  const t = Math.min(1, Math.max(0, (1.25 - far) / 0.2));
  return t * t * (3 - 2 * t);
}

interface Strand {
  rootX: number;
  rootY: number;
  length: number;
  turn: number;
  widthPx: number;
  tone: number;
}

function drawStrand(
  layer: HairLayer,
  size: { widthPx: number; heightPx: number },
  anatomy: Anatomy,
  toPicture: (x: number, y: number) => readonly [number, number],
  strand: Strand,
) {
  let x = strand.rootX;
  let y = strand.rootY;
  let [px, py] = toPicture(x, y);
  for (let s = 0; s < SEGMENTS; s++) {
    const around = Math.atan2(y - anatomy.whorl.y, x - anatomy.whorl.x);
    const far = Math.hypot(x - anatomy.whorl.x, y - anatomy.whorl.y);
    const angle = around + 1.2 * Math.exp(-far / 0.2) + strand.turn;
    x += (Math.cos(angle) * strand.length) / SEGMENTS;
    y += (Math.sin(angle) * strand.length) / SEGMENTS;
    const [qx, qy] = toPicture(x, y);
    const shine = strand.tone * (1 + 0.25 * Math.sin(angle * 2 + far * 14));
    drawLine(layer, size, px, py, qx, qy, strand.widthPx, shine);
    px = qx;
    py = qy;
  }
}

/** Walks the longer axis pixel by pixel and lays the strand's cross-section over the pixels of the other axis. */
function drawLine(
  layer: HairLayer,
  size: { widthPx: number; heightPx: number },
  ax: number,
  ay: number,
  bx: number,
  by: number,
  widthPx: number,
  shade: number,
) {
  const steep = Math.abs(by - ay) > Math.abs(bx - ax);
  const [u0, v0, u1, v1] = steep ? [ay, ax, by, bx] : [ax, ay, bx, by];
  const slope = (v1 - v0) / (u1 - u0 || 1e-9);
  const half = (widthPx * Math.hypot(1, slope)) / 2;
  const from = Math.round(Math.min(u0, u1));
  const to = Math.round(Math.max(u0, u1));
  const uStep = steep ? size.widthPx : 1;
  const vStep = steep ? 1 : size.widthPx;
  const uEnd = steep ? size.heightPx : size.widthPx;
  const vEnd = steep ? size.widthPx : size.heightPx;
  for (let u = Math.max(0, from); u < Math.min(uEnd, to); u++) {
    const centre = v0 + (u + 0.5 - u0) * slope;
    const low = centre - half;
    const high = centre + half;
    for (let v = Math.max(0, Math.floor(low)); v < Math.min(vEnd, high); v++) {
      const cover = Math.min(v + 1, high) - Math.max(v, low);
      if (cover <= 0) continue;
      const at = u * uStep + v * vStep;
      layer.alpha[at] = 1 - (1 - (layer.alpha[at] ?? 0)) * (1 - cover);
      layer.shade[at] = (layer.shade[at] ?? 1) * (1 - cover) + shade * cover;
    }
  }
}
