import { describe, expect, it } from 'vitest';
import { gates } from '../../server/clinic/gates.ts';
import { encode, expose, mixHair } from '../../server/demo/scalp/develop.ts';
import type { Shot } from '../../server/demo/scalp/person.ts';
import { lookAt, photograph } from '../../server/demo/scalp/photograph.ts';
import { headWidthOn } from '../../server/demo/scalp/truth.ts';
import { readMasterPixels } from '../../server/imaging/master-pixels.ts';
import { measureQuality } from '../../server/imaging/quality.ts';
import { anotherVisit, type Head, makeHead, resized } from '../accuracy/heads.ts';

const head = makeHead('tuning', 8101, { skin: 'light', hair: 'brown', loss: 0.6 });

function scene(loss: number) {
  const view = lookAt(head.person, { ...head.state, loss }, head.shot);
  mixHair(view.canvas, view.hair, head.person, view.lamp);
  const take = (changes: Partial<Shot>) => {
    const shot = { ...head.shot, ...changes };
    const { widthPx, heightPx } = shot;
    return measureQuality({ data: expose(view.canvas, head.person, shot), widthPx, heightPx });
  };
  return { view, take };
}

async function throughCamera({ person, state, shot }: Head): Promise<number> {
  const { pixels } = photograph(person, state, shot);
  return (await measureQuality(await readMasterPixels(await encode(pixels.data, shot)))).sharpness;
}

/** Sharpness of a later visit's photo in shares of the first one's. */
async function laterAgainst(first: Head, changes: Partial<Shot>): Promise<number> {
  const later = anotherVisit(first, 1);
  return (
    (await throughCamera({ ...later, shot: { ...later.shot, ...changes } })) / (await throughCamera(first))
  );
}

const { view, take } = scene(0.6);
const [least, most] = gates.sharpnessPercent.pass.map((percent) => percent / 100) as [number, number];

describe('what one photo tells', () => {
  it('a lost focus is told, half the light is not taken for one', async () => {
    const sharp = (await take({ blurPx: 0.6 })).sharpness;
    expect((await take({ blurPx: 2.6 })).sharpness / sharp).toBeLessThan(least);
    const darker = await take({ blurPx: 0.6, light: { ...head.shot.light, gain: 0.5 } });
    expect(darker.sharpness / sharp).toBeGreaterThan(least);
    expect(darker.sharpness / sharp).toBeLessThan(most);
  });

  it('a photo of short grey hair that lost all of its focus is not taken for sharp by its grain', async () => {
    const grey = resized(makeHead('tuning', 2), 800);
    const lost = await laterAgainst(grey, { blurPx: 10 });
    expect(100 * lost).toBeLessThan(gates.sharpnessPercent.warn[0]);
  });

  it('nor is one of a bald head before a burnt out wall, which shows no grain at all', async () => {
    const bald = resized(makeHead('tuning', 7035, { loss: 0.88 }), 800);
    const lost = await laterAgainst(bald, { blurPx: 6 });
    expect(100 * lost).toBeLessThan(gates.sharpnessPercent.warn[0]);
  });

  it('a trifle of focus warns nobody: hands hold cameras', async () => {
    const short = resized(makeHead('tuning', 7007, { loss: 0.84 }), 800);
    for (const blurPx of [0.5, 0.8]) {
      const ratio = await laterAgainst(short, { blurPx });
      expect(ratio).toBeGreaterThan(least);
      expect(ratio).toBeLessThan(most);
    }
  });

  it('regrowth is not taken for focus', async () => {
    const before = (await take({})).sharpness;
    const after = (await scene(0.2).take({})).sharpness;
    expect(after / before).toBeGreaterThan(least);
    expect(after / before).toBeLessThan(most);
  });

  it('in a close-up no head is looked for, and all of the picture counts', async () => {
    const { widthPx, heightPx } = head.shot;
    const data = expose(view.canvas, head.person, head.shot);
    const found = await measureQuality({ data, widthPx, heightPx }, true);
    expect(found.headWidthPx).toBeNull();
    expect(found.sharpness).toBeGreaterThan(0);
  });

  it('the head’s width is known to a tenth, and what is burnt out or black is counted', async () => {
    const usual = await take({});
    const width = headWidthOn(view);
    expect(Math.abs((usual.headWidthPx ?? 0) / width - 1)).toBeLessThan(0.1);
    expect(usual.clippedBrightPercent + usual.clippedDarkPercent).toBeLessThan(3);
    const burnt = await take({ light: { ...head.shot.light, gain: 4 } });
    expect(burnt.clippedBrightPercent).toBeGreaterThan(20);
    expect(burnt.brightness).toBeGreaterThan(usual.brightness);
  });
});
