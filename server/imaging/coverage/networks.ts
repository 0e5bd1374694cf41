import { runNetwork } from '../networks/run.ts';
import { HEAD_VIEW } from './head-view.ts';

/** What the first network makes of a whole head; the second reads its parts by it. Twenty-four numbers in −1…1. */
export type HeadCode = number[];

/** A cell of the answer is as wide as so many cells of the question. */
export const ANSWER_CELLS = 4;
/** The second network halves its picture five times: sides are multiples of this. */
export const SIDE_CELLS = 32;

/** Reads a head's own look, the mean of what is read from each of its looks, three planes of 96 × 96 one after another. */
export async function readHead(looks: Float32Array): Promise<HeadCode> {
  const count = looks.length / (3 * HEAD_VIEW ** 2);
  const { code } = await runNetwork('head', {
    head: { numbers: looks, shape: [count, 3, HEAD_VIEW, HEAD_VIEW] },
  });
  const length = code.length / count;
  return Array.from({ length }, (_, k) => {
    let sum = 0;
    for (let at = k; at < code.length; at += length) sum += code[at] as number;
    return sum / count;
  });
}

/**
 * How much of every fourth cell hair hides, 0–1, and how far the mean of it may be off (mean absolute error, 0–1).
 * @param planes three planes of `widthCells` × `heightCells`, both multiples of 32
 * @returns `share`: `widthCells / 4` × `heightCells / 4` numbers
 */
export async function readCover(
  planes: Float32Array,
  widthCells: number,
  heightCells: number,
  code: HeadCode,
): Promise<{ share: Float32Array; doubt: number }> {
  const { share, doubt } = await runNetwork('cover', {
    scene: { numbers: planes, shape: [1, 3, heightCells, widthCells] },
    code: { numbers: Float32Array.from(code), shape: [1, code.length] },
  });
  return { share, doubt: doubt[0] as number };
}
