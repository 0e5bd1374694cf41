import type { View } from '../../server/contract/codes.ts';
import { identity } from '../../server/contract/matrix.ts';
import { trueCoverage } from '../../server/demo/scalp/truth.ts';
import { measureCoverage } from '../../server/imaging/coverage/measure.ts';
import { findHeadOutline } from '../../server/imaging/head-outline.ts';
import { defaultRegion } from '../../server/imaging/region.ts';
import { groups } from './coverage-figures.ts';
import { bootstrapped, type Figure } from './figure.ts';
import { makeHead, resized, type Settings } from './heads.ts';
import { throughCamera } from './through-camera.ts';
import { onEvery } from './work.ts';

export type ViewTask = { settings: Settings; number: number; skin: string; hair: string };

/** Coverage of one head in a view, percent; `measured` is `null` where refused. */
export type ViewAnswer = { view: View; skin: string; hair: string; truth: number; measured: number | null };

const HEAD_WIDTH_PX = 1000;
/** Heads apart from those of the other groups. */
const FIRST_NUMBER = 5000;

/** One head from the front and from a side, or from the other side and from behind, in the region that the tool proposes. */
export async function viewTask({ settings, number, skin, hair }: ViewTask): Promise<ViewAnswer[]> {
  const head = resized(makeHead(settings, number, { skin, hair }), HEAD_WIDTH_PX);
  const views: View[] = number % 2 ? ['frontal', 'temporal_left'] : ['temporal_right', 'occipital'];
  const answers: ViewAnswer[] = [];
  for (const view of views) {
    const photo = await throughCamera({ ...head, shot: { ...head.shot, view } });
    const { pixels } = photo;
    const outline = await findHeadOutline(pixels);
    const region = defaultRegion(view, pixels, outline);
    const task = { photo: pixels, matrix: identity, referenceSize: pixels, region, outline };
    const { reading } = await measureCoverage(task);
    const measured = reading?.valuePercent ?? null;
    answers.push({ view, skin, hair, truth: trueCoverage(photo, region), measured });
  }
  return answers;
}

/** Views that no network learned, of heads of every skin and hair, so many of each. */
export async function askViews(settings: Settings, headsOfAGroup: number): Promise<ViewAnswer[][]> {
  const tasks: ViewTask[] = Array.from({ length: headsOfAGroup }, (_, k) =>
    groups.map((group, g) => ({ ...group, settings, number: FIRST_NUMBER + g * 100 + k + (g % 2) })),
  ).flat();
  return onEvery('./views.ts', 'viewTask', tasks);
}

/** How far coverage is off on them, from the answers of `askViews`. */
export function viewFigures(heads: readonly ViewAnswer[][]): Figure[] {
  const errors = (sample: readonly ViewAnswer[][]) =>
    sample.flat().flatMap(({ truth, measured }) => (measured === null ? [] : [Math.abs(measured - truth)]));
  const meanError = (sample: readonly ViewAnswer[][]) => {
    const all = errors(sample);
    return all.reduce((sum, error) => sum + error, 0) / all.length;
  };
  const count = heads.flat().length;
  return [
    {
      name: 'coverage-other-views',
      value: meanError(heads),
      ...bootstrapped(heads, meanError),
      unit: 'points',
      count,
      bound: { most: 3 },
    },
    {
      name: 'coverage-other-views-refused',
      value: (100 * (count - errors(heads).length)) / count,
      unit: '%',
      count,
      bound: { most: 5 },
    },
  ];
}
