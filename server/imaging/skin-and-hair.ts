/** Three numbers of one colour in linear light, light already divided out. */
export type Colour3 = [number, number, number];

/** What skin and hair of this head look like in flat light. */
export interface SkinAndHair {
  skin: Colour3;
  hair: Colour3;
  /** Cover of a cell = weights · colour + offset: 0 on skin, 1 on hair (Fisher's discriminant). */
  weights: Colour3;
  offset: number;
  /** Distance of the two in their own spread (Mahalanobis). */
  separation: number;
}

/** One answer with what speaks for it: likelihood, and how much of the head is plainly skin and plainly hair. */
export type Split = SkinAndHair & { fit: number; skinShare: number; hairShare: number };

type Square = [Colour3, Colour3, Colour3];

interface Group {
  mean: Colour3;
  spread: Square;
  share: number;
}

const ROUNDS = 24;
const FLOOR = 1e-4;

/**
 * Two colours with their spread, and a third group of cells that show some of both (its middle is held half-way),
 * so that mixed cells do not pull the ends together. Expectation–maximisation; the same cells, the same answer.
 * @param colours red, green, blue of every cell, one after the other
 * @param skinLikeness a first guess: higher is more like skin
 * @param smoothness 0–1: a rough cell is not bare skin
 * @param start how much of both ends of the first guess starts as skin and as hair; `bounded`: mixtures end there
 * @returns also `fit`, the mean log-likelihood, to choose between guesses; `null` where one group dies out
 */
export function learnSkinAndHair(
  colours: Float32Array,
  skinLikeness: Float32Array,
  smoothness: Float32Array,
  start: { skinShare: number; hairShare: number; bounded: boolean },
): Split | null {
  const count = skinLikeness.length;
  if (count < 200) return null;
  const order = Array.from({ length: count }, (_, i) => i).sort(
    (a, b) => (skinLikeness[a] ?? 0) - (skinLikeness[b] ?? 0),
  );
  let hair = describe(colours, order.slice(0, Math.ceil(count * start.hairShare)), start.hairShare);
  let skin = describe(colours, order.slice(-Math.ceil(count * start.skinShare)), start.skinShare);
  let mixedShare = 0.4;
  let fit = 0;
  for (let round = 0; round < ROUNDS; round++) {
    const ofSkin = oddsOf(skin);
    const ofHair = oddsOf(hair);
    const ofMixed = oddsOf(between(skin, hair, mixedShare));
    const along = placeBetween(skin.mean, hair.mean);
    const skinSum = new Float64Array(10);
    const hairSum = new Float64Array(10);
    let mixed = 0;
    fit = 0;
    for (let i = 0; i < count; i++) {
      const [r, g, b] = [
        colours[i * 3] as number,
        colours[i * 3 + 1] as number,
        colours[i * 3 + 2] as number,
      ];
      const s = ofSkin(r, g, b) * (smoothness[i] as number);
      const h = ofHair(r, g, b);
      // A mixture lies between its ends: what lies at them or beyond belongs to them.
      const part = along(r, g, b);
      const m = !start.bounded || (part > 0 && part < 1) ? ofMixed(r, g, b) : 0;
      const all = s + h + m + 1e-250;
      fit += Math.log(all) / count;
      accumulate(skinSum, r, g, b, s / all);
      accumulate(hairSum, r, g, b, h / all);
      mixed += m / all;
    }
    if ((skinSum[0] ?? 0) < 20 || (hairSum[0] ?? 0) < 20) return null;
    skin = groupOf(skinSum, count);
    hair = groupOf(hairSum, count);
    mixedShare = Math.max(0.02, mixed / count);
  }
  const found = discriminant(skin, hair);
  return found && { ...found, fit, skinShare: skin.share, hairShare: hair.share };
}

/** How far along the way from skin (0) to hair (1) a colour lies. */
function placeBetween(skin: Colour3, hair: Colour3): (r: number, g: number, b: number) => number {
  const d = hair.map((v, c) => v - (skin[c] ?? 0)) as Colour3;
  const length = d[0] * d[0] + d[1] * d[1] + d[2] * d[2] + 1e-12;
  return (r, g, b) => ((r - skin[0]) * d[0] + (g - skin[1]) * d[1] + (b - skin[2]) * d[2]) / length;
}

/** Share times normal density of a group, without the constant. */
function oddsOf(group: Group): (r: number, g: number, b: number) => number {
  const { inverse, det } = inverseOf(group.spread);
  const [[a, b, c], [, d, e], [, , f]] = inverse;
  const [x0, y0, z0] = group.mean;
  const height = group.share / Math.sqrt(det);
  return (red, green, blue) => {
    const [x, y, z] = [red - x0, green - y0, blue - z0];
    const far = a * x * x + d * y * y + f * z * z + 2 * (b * x * y + c * x * z + e * y * z);
    return height * Math.exp(-0.5 * Math.min(1000, far));
  };
}

/** Fisher's discriminant of two groups, scaled to 0 on skin and 1 on hair. */
function discriminant(skin: Group, hair: Group): SkinAndHair | null {
  const spread = skin.spread.map((row, i) =>
    row.map((v, j) => (v + (hair.spread[i]?.[j] ?? 0)) / 2 + (i === j ? FLOOR : 0)),
  ) as Square;
  const { inverse } = inverseOf(spread);
  const d: Colour3 = [0, 1, 2].map((c) => (hair.mean[c] ?? 0) - (skin.mean[c] ?? 0)) as Colour3;
  const raw = inverse.map((row) => row[0] * d[0] + row[1] * d[1] + row[2] * d[2]) as Colour3;
  const reach = raw[0] * d[0] + raw[1] * d[1] + raw[2] * d[2];
  if (!(reach > 1e-6)) return null;
  const weights = raw.map((v) => v / reach) as Colour3;
  const offset = -(weights[0] * skin.mean[0] + weights[1] * skin.mean[1] + weights[2] * skin.mean[2]);
  return { skin: skin.mean, hair: hair.mean, weights, offset, separation: Math.sqrt(reach) };
}

function between(skin: Group, hair: Group, share: number): Group {
  const d = skin.mean.map((v, i) => v - (hair.mean[i] ?? 0)) as Colour3;
  return {
    mean: skin.mean.map((v, i) => (v + (hair.mean[i] ?? 0)) / 2) as Colour3,
    // A uniform mixture of the two ends has a variance of a twelfth of their distance squared.
    spread: skin.spread.map((row, i) =>
      row.map((v, j) => (v + (hair.spread[i]?.[j] ?? 0)) / 2 + ((d[i] ?? 0) * (d[j] ?? 0)) / 12),
    ) as Square,
    share,
  };
}

function describe(colours: Float32Array, cells: number[], share: number): Group {
  const sum = new Float64Array(10);
  for (const i of cells) {
    accumulate(sum, colours[i * 3] ?? 0, colours[i * 3 + 1] ?? 0, colours[i * 3 + 2] ?? 0, 1);
  }
  return { ...groupOf(sum, cells.length), share };
}

/** Weight, three sums, six products. */
function accumulate(sum: Float64Array, r: number, g: number, b: number, w: number): void {
  (sum[0] as number) += w;
  (sum[1] as number) += r * w;
  (sum[2] as number) += g * w;
  (sum[3] as number) += b * w;
  (sum[4] as number) += r * r * w;
  (sum[5] as number) += r * g * w;
  (sum[6] as number) += r * b * w;
  (sum[7] as number) += g * g * w;
  (sum[8] as number) += g * b * w;
  (sum[9] as number) += b * b * w;
}

function groupOf(sum: Float64Array, count: number): Group {
  const [n = 1, x = 0, y = 0, z = 0, xx = 0, xy = 0, xz = 0, yy = 0, yz = 0, zz = 0] = sum;
  const mean: Colour3 = [x / n, y / n, z / n];
  const [a, b, c] = mean;
  return {
    mean,
    spread: [
      [xx / n - a * a + FLOOR, xy / n - a * b, xz / n - a * c],
      [xy / n - a * b, yy / n - b * b + FLOOR, yz / n - b * c],
      [xz / n - a * c, yz / n - b * c, zz / n - c * c + FLOOR],
    ],
    share: n / count,
  };
}

function inverseOf(m: Square): { inverse: Square; det: number } {
  const [[a, b, c], [, e, f], [, , i]] = m;
  const det = Math.max(1e-15, a * (e * i - f * f) - b * (b * i - f * c) + c * (b * f - e * c));
  const at = (v: number) => v / det;
  return {
    det,
    inverse: [
      [at(e * i - f * f), at(c * f - b * i), at(b * f - c * e)],
      [at(c * f - b * i), at(a * i - c * c), at(b * c - a * f)],
      [at(b * f - c * e), at(b * c - a * f), at(a * e - b * b)],
    ],
  };
}
