import sharp from 'sharp';
import { gates, qualityGates } from '../../server/clinic/gates.ts';
import { encode, expose, exposureOf, mixHair } from '../../server/demo/scalp/develop.ts';
import { lensBlur } from '../../server/demo/scalp/lens-blur.ts';
import type { Person, Shot } from '../../server/demo/scalp/person.ts';
import { lookAt, type View } from '../../server/demo/scalp/photograph.ts';
import { headWidthOn } from '../../server/demo/scalp/truth.ts';
import { seededRandom } from '../../server/demo/seeded-random.ts';
import { findHeadOutline, type HeadOutline, insideOutline } from '../../server/imaging/head-outline.ts';
import type { Pixels } from '../../server/imaging/pixels.ts';
import { measureQuality } from '../../server/imaging/quality.ts';
import { pixelsOf } from '../../server/imaging/sharp-pixels.ts';
import { makeHead, type Settings } from './heads.ts';

export type GateTask = { settings: Settings; number: number };

/** One picture at one gate: what is true of it and what was found, and on which side of the edge each lies. */
export type GateAnswer = {
  gate: 'head size' | 'clipping' | 'sharpness';
  number: number;
  truth: number;
  found: number;
  isGood: boolean;
  passed: boolean;
};

type Scene = { person: Person; shot: Shot; view: View };

/** Truth this far from an edge, as a factor: nearer than that good and bad are matters of taste. */
const CLEAR = 1.2;
const OF_EACH = 3;

function sceneOf({ settings, number }: GateTask): Scene {
  const random = seededRandom(number * 13 + 5);
  const head = makeHead(settings, number);
  const headWidthPx = 600;
  const widthPx = Math.round(headWidthPx / (0.66 + 0.18 * random()));
  const shot = {
    ...head.shot,
    headWidthPx,
    widthPx,
    heightPx: Math.round(headWidthPx * 1.32),
    tiltDegrees: (random() * 2 - 1) * 3,
  };
  const view = lookAt(head.person, head.state, shot);
  mixHair(view.canvas, view.hair, head.person, view.lamp);
  return { person: head.person, shot, view };
}

/** The camera's file of a scene. */
function fileOf({ person, shot, view }: Scene, changes: Partial<Shot>): Promise<Buffer> {
  const now = { ...shot, ...changes };
  return encode(expose(view.canvas, person, now), now);
}

/** The same decoded, so wide. */
async function taken(scene: Scene, changes: Partial<Shot>, widthPx = scene.shot.widthPx): Promise<Pixels> {
  const image = sharp(await fileOf(scene, changes));
  return pixelsOf(widthPx === scene.shot.widthPx ? image : image.resize({ width: widthPx }));
}

async function sizes(scene: Scene, number: number): Promise<GateAnswer[]> {
  const random = seededRandom(number * 7 + 1);
  const across = headWidthOn(scene.view) / scene.shot.widthPx;
  const { pass } = gates.headWidthPx;
  const file = await fileOf(scene, {});
  const answers: GateAnswer[] = [];
  for (let k = 0; k < 2 * OF_EACH; k++) {
    const isGood = k % 2 === 0;
    const truth = isGood ? pass * CLEAR * (1 + 0.1 * random()) : (pass / CLEAR) * (1 - 0.45 * random());
    const photo = await pixelsOf(sharp(file).resize({ width: Math.round(truth / across) }));
    const quality = await measureQuality(photo);
    const found = quality.headWidthPx ?? Number.NaN;
    const passed = qualityGates({ ...quality, clippedPercent: 0 }, 'vertex').length === 0;
    answers.push({ gate: 'head size', number, truth, found, isGood, passed });
  }
  return answers;
}

/** Light of the brightest colour of every pixel on the head, in the order of darkness, before the camera exposes. */
function lightOnHead({ person, shot, view }: Scene, outline: HeadOutline | null): Float32Array {
  const { widthPx, heightPx, light } = view.canvas;
  const { red = 1, blue = 1 } = shot.light ?? {};
  const rowOf = lensBlur(light, widthPx, heightPx, shot.blurPx ?? 0.6);
  const exposure = exposureOf(person);
  const found: number[] = [];
  const isMeant = outline ? insideOutline(outline) : () => true;
  for (let y = 0; y < heightPx; y++) {
    const row = rowOf(y);
    for (let x = 0; x < widthPx; x++) {
      if (!isMeant(x + 0.5, y + 0.5)) continue;
      const k = x * 3;
      found.push(
        exposure * Math.max((row[k] as number) * red, row[k + 1] as number, (row[k + 2] as number) * blue),
      );
    }
  }
  return Float32Array.from(found).sort();
}

/** sRGB 250 and 5 of 255 in linear light. */
const BRIGHT_LIGHT = ((250 / 255 + 0.055) / 1.055) ** 2.4;
const DARK_LIGHT = 5 / 255 / 12.92;

/** Percent of sorted light that is lost at either end when it is made so many times as strong. */
function lostPercent(light: Float32Array, gain: number): number {
  const lost = light.filter((v) => v * gain >= BRIGHT_LIGHT || v * gain <= DARK_LIGHT).length;
  return (100 * lost) / light.length;
}

async function clippings(scene: Scene, number: number): Promise<GateAnswer[]> {
  const random = seededRandom(number * 11 + 2);
  const light = lightOnHead(scene, await findHeadOutline(await taken(scene, {})));
  const { pass } = gates.clippedPercent;
  const answers: GateAnswer[] = [];
  for (let k = 0; k < 2 * OF_EACH; k++) {
    const isGood = k % 2 === 0;
    const bright = isGood ? (pass / CLEAR) * random() : pass * CLEAR * (1 + 2 * random());
    const edge = light[Math.floor((1 - bright / 100) * (light.length - 1))] ?? 1;
    const gain = BRIGHT_LIGHT / edge;
    const truth = lostPercent(light, gain);
    // Black hair in so little light loses its dark end too.
    if (isGood && truth > pass / CLEAR) continue;
    const photo = await taken(scene, { light: { ...scene.shot.light, gain } });
    const quality = await measureQuality(photo);
    const found = quality.clippedBrightPercent + quality.clippedDarkPercent;
    const passed = found < pass;
    answers.push({ gate: 'clipping', number, truth, found, isGood, passed });
  }
  return answers;
}

/** Pixels a photo in focus is blurred by, and that of others against it: some as good, others sharper or softer, some hardly. */
const IN_FOCUS_PX = 1.1;
const BLURS = [0.9, 1.1, 1.04, 0.62, 1.5, 1.9, 0.57, 2.5, 1.7];

/** Pairs of one scene in which nothing but the focus differs truly, while light, grain and distance err as they do. */
async function sharpnesses(scene: Scene, number: number): Promise<GateAnswer[]> {
  const random = seededRandom(number * 19 + 3);
  const clean = { noise: 0, jpegQuality: 98 };
  const within = (most: number) => 1 + most * (random() * 2 - 1);
  const look = async (blurPx: number) => {
    const truth = (await measureQuality(await taken(scene, { ...clean, blurPx }))).sharpness;
    const light = { ...scene.shot.light, gain: within(0.2) };
    const size = Math.round(scene.shot.widthPx * within(0.07));
    const photo = await taken(scene, { blurPx, noise: 0.8 + 1.2 * random(), light, room: blurPx }, size);
    return { truth, found: (await measureQuality(photo)).sharpness };
  };
  const { pass } = gates.sharpnessPercent;
  const [least, most] = [pass[0] / 100, pass[1] / 100];
  const base = await look(IN_FOCUS_PX);
  const found: Record<'good' | 'bad', GateAnswer[]> = { good: [], bad: [] };
  for (const blur of BLURS) {
    const other = await look(blur * IN_FOCUS_PX);
    const [truth, measured] = [other.truth / base.truth, other.found / base.found];
    const isGood = truth >= least * CLEAR && truth <= most / CLEAR;
    if (!isGood && truth > least / CLEAR && truth < most * CLEAR) continue;
    const passed = measured >= least && measured <= most;
    const alike = found[isGood ? 'good' : 'bad'];
    if (alike.length === OF_EACH) continue;
    alike.push({ gate: 'sharpness', number, truth, found: measured, isGood, passed });
    if (found.good.length + found.bad.length === 2 * OF_EACH) break;
  }
  return [...found.good, ...found.bad];
}

/** Pictures of one head at every gate that one photo, or two of one scene, are enough for. */
export async function gateTask(task: GateTask): Promise<GateAnswer[]> {
  const scene = sceneOf(task);
  const { number } = task;
  return [
    ...(await sizes(scene, number)),
    ...(await clippings(scene, number)),
    ...(await sharpnesses(scene, number)),
  ];
}
